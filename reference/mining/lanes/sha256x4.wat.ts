/**
 * The search for a nonce in WebAssembly: SHA-256 (FIPS 180-4) of four messages at once. A vector of 128
 * bits holds the same 32-bit word of four messages, which differ in the last digits of their nonces.
 *
 * What is exported is the module's text, which is assembled when a program is bundled (see
 * `labs/kit/tools/assemble.js`). TypeScript takes the place of macros: the 64 rounds are written out,
 * so that the eight working variables need not be moved on; they only change their names.
 */
import { BLOCKS, BLOCK_WORDS, CONSTANTS, LANES, MIDSTATE, STATE, VECTOR_BYTES } from "./memory.ts";

const ROUNDS = 64;
/** How many words of the message schedule are needed at a time. */
const KEPT_WORDS = 16;
const VARIABLES = ["a", "b", "c", "d", "e", "f", "g", "h"] as const;
/** The bytes of the second block are that far behind those of the first one. */
const NEXT_BLOCK = BLOCK_WORDS * VECTOR_BYTES;
/** The characters `0` and `9`. */
const [DIGIT_ZERO, DIGIT_NINE] = [0x30, 0x39];

const isPrime = (number: number): boolean =>
  number > 1 &&
  !Array.from({ length: number }, (_, at) => at)
    .slice(2)
    .some((by) => number % by === 0);
/** The round constants: the first 32 bits of the fractions of the cube roots of the first 64 primes. */
const ROOTS = Array.from({ length: 312 }, (_, number) => number)
  .filter(isPrime)
  .map((prime) => Math.floor((Math.cbrt(prime) % 1) * 2 ** 32) | 0);

const get = (name: string): string => `(local.get $${name})`;
const set = (name: string, value: string): string => `(local.set $${name} ${value})`;
const number = (value: number): string => `(i32.const ${value})`;
const load = (base: string, vector: number): string =>
  `(v128.load offset=${vector * VECTOR_BYTES} ${get(base)})`;

const join = (operation: string, [first = "", ...more]: readonly string[]): string =>
  more.reduce((left, right) => `(${operation} ${left} ${right})`, first);
const add = (...terms: string[]): string => join("i32x4.add", terms);
const xor = (...terms: string[]): string => join("v128.xor", terms);
const and = (...terms: string[]): string => join("v128.and", terms);
const shiftRight = (x: string, bits: number): string => `(i32x4.shr_u ${x} ${number(bits)})`;
const rotate = (x: string, bits: number): string =>
  `(v128.or ${shiftRight(x, bits)} (i32x4.shl ${x} ${number(32 - bits)}))`;
/** The exclusive or of several rotations: what the standard calls a sigma. */
const sigma = (x: string, ...bits: number[]): string => xor(...bits.map((one) => rotate(x, one)));

/** One round; `h` of this round is `a` of the next one, and so on. */
function round(t: number): string {
  const names = VARIABLES.map((_, at) => VARIABLES[(at + ROUNDS - t) % VARIABLES.length] ?? "");
  const [a = "", b = "", c = "", d = "", e = "", f = "", g = "", h = ""] = names.map(get);
  const [, , , nameOfD = "", , , , nameOfH = ""] = names;
  // From memory: to make a vector of a number in the code takes three instructions.
  const constant = `(v128.load offset=${CONSTANTS + t * VECTOR_BYTES} ${number(0)})`;
  const choose = xor(g, and(e, xor(f, g)));
  const majority = xor(b, and(xor(a, b), xor(b, c)));
  return [
    set(nameOfH, add(h, constant, word(t), sigma(e, 6, 11, 25), choose)),
    set(nameOfD, add(d, h)),
    set(nameOfH, add(h, sigma(a, 2, 13, 22), majority)),
  ].join("\n");
}

/** Makes the word of round `t`, where it is not the message's own, and gives it. */
function word(t: number): string {
  const name = (at: number): string => `w${(t + at) % KEPT_WORDS}`;
  if (t < KEPT_WORDS) return `(local.tee $${name(0)} ${load("block", t)})`;
  const [before2, before15] = [get(name(14)), get(name(1))];
  const late = xor(sigma(before2, 17, 19), shiftRight(before2, 10));
  const early = xor(sigma(before15, 7, 18), shiftRight(before15, 3));
  return `(local.tee $${name(0)} ${add(get(name(0)), early, get(name(9)), late)})`;
}

/** A word in every lane, as the text of its bytes in memory. */
function vector(value: number): string {
  const bytes = [0, 8, 16, 24].map((bits) => (value >>> bits) & 0xff);
  const text = bytes.map((byte) => `\\${byte.toString(16).padStart(2, "0")}`).join("");
  return text.repeat(LANES);
}

const locals = [...VARIABLES, ...Array.from({ length: KEPT_WORDS }, (_, at) => `w${at}`)];
const each = (line: (name: string, at: number) => string): string => VARIABLES.map(line).join("\n");

export default `(module
(memory (export "memory") 1)
(data ${number(CONSTANTS)} "${ROOTS.map(vector).join("")}")

;; Takes one block into a state; the new state may have the old one's place.
(func $compress (export "compress") (param $block i32) (param $from i32) (param $to i32)
  ${locals.map((name) => `(local $${name} v128)`).join(" ")}
  ${each((name, at) => set(name, load("from", at)))}
  ${Array.from({ length: ROUNDS }, (_, t) => round(t)).join("\n")}
  ${each(
    (name, at) =>
      `(v128.store offset=${at * VECTOR_BYTES} ${get("to")} ${add(get(name), load("from", at))})`,
  )})

;; Adds four to the decimal number in one lane, from its last digit on; places go by the digits' number.
(func $count_up (param $lane i32) (param $first i32) (param $at i32)
  (local $place i32) (local $digit i32) (local $carry i32)
  ${set("carry", number(LANES))}
  (loop $digits
    ;; A word's first character is its highest byte, which stands last in memory.
    ${set(
      "place",
      `(i32.add (i32.add (i32.shl (i32.shr_u ${get("at")} ${number(2)}) ${number(4)})
        (i32.xor (i32.and ${get("at")} ${number(3)}) ${number(3)})) (i32.shl ${get("lane")} ${number(2)}))`,
    )}
    ${set("digit", `(i32.add (i32.load8_u offset=${BLOCKS} ${get("place")}) ${get("carry")})`)}
    ${set("carry", `(i32.gt_u ${get("digit")} ${number(DIGIT_NINE)})`)}
    (i32.store8 offset=${BLOCKS} ${get("place")}
      (i32.sub ${get("digit")} (i32.mul ${get("carry")} ${number(DIGIT_NINE + 1 - DIGIT_ZERO)})))
    ${set("at", `(i32.sub ${get("at")} ${number(1)})`)}
    (br_if $digits (i32.and ${get("carry")} (i32.ge_s ${get("at")} ${get("first")})))))

;; Hashes so many groups of four nonces; the number of the first group in which a hash has no bit of the
;; mask in its first word, -1 when there is none. The digits are counted up behind each other group.
(func (export "search") (param $first i32) (param $last i32) (param $blocks i32) (param $groups i32)
  (param $mask i32) (result i32) (local $group i32) (local $lane i32)
  (loop $next
    (if (i32.ge_s ${get("group")} ${get("groups")}) (then (return ${number(-1)})))
    (call $compress ${number(BLOCKS)} ${number(MIDSTATE)} ${number(STATE)})
    (if (i32.eq ${get("blocks")} ${number(2)}) (then
      (call $compress ${number(BLOCKS + NEXT_BLOCK)} ${number(STATE)} ${number(STATE)})))
    (if (v128.any_true (i32x4.eq (v128.const i32x4 0 0 0 0)
        (v128.and (v128.load ${number(STATE)}) (i32x4.splat ${get("mask")}))))
      (then (return ${get("group")})))
    ${set("lane", number(0))}
    (loop $lanes
      (call $count_up ${get("lane")} ${get("first")} ${get("last")})
      ${set("lane", `(i32.add ${get("lane")} ${number(1)})`)}
      (br_if $lanes (i32.lt_s ${get("lane")} ${number(LANES)})))
    ${set("group", `(i32.add ${get("group")} ${number(1)})`)}
    (br $next))
  (unreachable)))
`;
