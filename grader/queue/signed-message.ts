/**
 * What batches and workers write into the queue: texts signed with a key that both have (HMAC-SHA256,
 * RFC 2104). Whoever can reach the queue may read them, but not make or change one.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { SUBMISSION_LIMITS } from "../class/archive/unpacking.ts";

/** What a message is; it is signed too, so that neither is taken for the other. */
export type MessageKind = "job" | "result";

/** A message as it lies in the queue: its compressed text as base64, and its signature. */
export interface SignedMessage {
  readonly body: string;
  readonly mac: string;
}

/** Bytes of a message at most, packed and unpacked: all that a submission may hold, as base64, and its paths. */
const MAX_BYTES = 2 * SUBMISSION_LIMITS.bytes;

/** Why a message is not taken. */
export type MessageFault = "unsigned" | "too-large" | "damaged";

/** A message that is not taken. */
export class MessageError extends Error {
  readonly code: MessageFault;

  constructor(code: MessageFault) {
    super(code);
    this.name = "MessageError";
    this.code = code;
  }
}

/**
 * Packs and signs a value.
 *
 * @param most - how long the message may be, in characters.
 * @throws MessageError `too-large`.
 */
export function seal(
  kind: MessageKind,
  id: string,
  value: unknown,
  key: Buffer,
  most = MAX_BYTES,
): SignedMessage {
  const body = gzipSync(JSON.stringify(value)).toString("base64");
  if (body.length > most) throw new MessageError("too-large");
  return { body, mac: macOf(kind, id, body, key) };
}

/**
 * The value of a message that was signed with this key, for this job.
 *
 * @throws MessageError `unsigned` when it was not; nothing of it has been unpacked then.
 */
export function open(kind: MessageKind, id: string, message: unknown, key: Buffer): unknown {
  const { body, mac } = (message ?? {}) as Partial<SignedMessage>;
  if (typeof body !== "string" || typeof mac !== "string") throw new MessageError("unsigned");
  if (body.length > MAX_BYTES) throw new MessageError("too-large");
  const expected = Buffer.from(macOf(kind, id, body, key));
  const given = Buffer.from(mac);
  const isSigned = given.length === expected.length && timingSafeEqual(given, expected);
  if (!isSigned) throw new MessageError("unsigned");
  try {
    const text = gunzipSync(Buffer.from(body, "base64"), { maxOutputLength: MAX_BYTES });
    return JSON.parse(text.toString("utf8")) as unknown;
  } catch {
    throw new MessageError("damaged");
  }
}

function macOf(kind: MessageKind, id: string, body: string, key: Buffer): string {
  return createHmac("sha256", key).update(`${kind}\n${id}\n${body}`).digest("hex");
}
