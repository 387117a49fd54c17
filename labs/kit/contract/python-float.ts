/** From here on, and below {@link FIXED_FROM}, Python writes a float with `e`. */
const FIXED_BELOW = 1e16;
/** The smallest number that Python still writes without `e`. */
const FIXED_FROM = 1e-4;

/**
 * A number as Python's `repr` prints a float: the shortest digits that read back as the same number,
 * `.0` on a whole number, and exponent form below 1e-4 and from 1e16 on, as `1e-05` and `1e+16`.
 *
 * A transaction's hash is taken over a text that Python wrote first (L5), and JavaScript draws these
 * borders elsewhere: it prints `1620811762`, `0.00001` and `10000000000000000` for numbers that
 * Python prints as `1620811762.0`, `1e-05` and `1e+16`.
 *
 * @param value - a finite number; −0 is printed as `0.0`, as the contract reads it.
 * @throws RangeError when the number is not finite: such a number has no place in a ledger.
 * @example pythonFloat(1620811762) === "1620811762.0"
 */
export function pythonFloat(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  if (value === 0) return "0.0";
  const size = Math.abs(value);
  if (size >= FIXED_FROM && size < FIXED_BELOW) {
    // Here both write the same shortest digits, and JavaScript uses no `e` either.
    const text = String(value);
    return text.includes(".") ? text : `${text}.0`;
  }
  const [mantissa = "", power = ""] = value.toExponential().split("e");
  const exponent = Number(power);
  return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}
