// Prints 1 GB.
const piece = "x".repeat(1024 * 1024 - 1) + "\n";
let count = 0;
const print = () => {
  while (count < 1024) {
    count += 1;
    if (!process.stdout.write(piece)) return process.stdout.once("drain", print);
  }
};
print();
setInterval(() => {}, 1000);
