/** Length of a header's timestamp in digits: the date, the time and six digits of a second. */
export const TIMESTAMP_DIGITS = 20;

/** The most characters that a header's `data` may have. */
const MAX_DATA_LENGTH = 256;

const FIRST_YEAR = 2009;

/** Whether a text is a header's timestamp: 20 digits, a real UTC time from 2009 on (contract 4.3). */
export function isTimestamp(text: string): boolean {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d{6}$/.exec(text);
  if (!match) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map(Number);
  const inRange = year >= FIRST_YEAR && month >= 1 && month <= 12 && day >= 1;
  return inRange && day <= daysIn(year, month) && hour < 24 && minute < 60 && second < 60;
}

/** Whether a text is a nonce: 0 … 2^53 − 1 in decimal without leading zeros (contract 4.3). */
export function isNonce(text: string): boolean {
  return /^(0|[1-9]\d{0,15})$/.test(text) && Number.isSafeInteger(Number(text));
}

/** Whether a text may be a header's `data`: printable ASCII, at most 256 characters (contract 4.3). */
export function isData(text: string): boolean {
  return text.length <= MAX_DATA_LENGTH && /^[ -~]*$/.test(text);
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return leap ? 29 : 28;
}
