// Answers no request: it thinks for ever.
require("./honest.cjs").listen(() => {
  for (;;);
});
