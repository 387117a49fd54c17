/**
 * Prints a float as Python's `repr` does (contract 3).
 *
 * The shortest digits that read back as the same float are the same in both languages, so they are
 * taken from `String`; what differs is where the exponent form begins and how it is spelled.
 * −0 prints as `0.0`, because the contract reads it as 0. Never throws: what is not finite prints as
 * Python prints it.
 */
export function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (value < 0) return `-${pythonFloat(-value)}`;
  if (value === Infinity) return "inf";
  if (value === 0) return "0.0";
  const shortest = String(value);
  if (value < 1e-4 || value >= 1e16) return exponentForm(shortest);
  return shortest.includes(".") ? shortest : `${shortest}.0`;
}

/** Spells `0.00001`, `1.5e-7`, `12000000000000000` or `1e+21` as `1e-05`, `1.5e-07` and so on. */
function exponentForm(shortest: string): string {
  const [plain = "", tens = "0"] = shortest.split("e");
  const [whole = "", fraction = ""] = plain.split(".");
  const digits = whole + fraction;
  const leadingZeros = digits.search(/[1-9]/);
  const [first = "", ...rest] = digits.slice(leadingZeros).replace(/0+$/, "");
  const mantissa = rest.length === 0 ? first : `${first}.${rest.join("")}`;
  const exponent = Number(tens) + whole.length - 1 - leadingZeros;
  const sign = exponent < 0 ? "-" : "+";
  return `${mantissa}e${sign}${String(Math.abs(exponent)).padStart(2, "0")}`;
}
