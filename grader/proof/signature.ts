/**
 * Signatures of bundles with a teacher's key: Ed25519 (RFC 8032), as `node:crypto` has it. A signature
 * is a file beside the bundle's folder, since nothing may be added to the folder itself.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from "node:crypto";
import type { KeyObject } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { schemaCheck } from "../../labs/kit/contract/schema-check.ts";
import type { FromSchema } from "json-schema-to-ts";
import { MANIFEST_FILE } from "../evidence/bundle/bundle-files.ts";
import { readManifest } from "../evidence/bundle/read-bundle.ts";

const signatureSchema = {
  type: "object",
  properties: {
    kind: { const: "ledger-lab-signature" },
    version: { const: 1 },
    runId: { type: "string" },
    /** SHA-256 of the bundle's `bundle.json`, which has those of all its other files. */
    bundle: { type: "string", pattern: "^[0-9a-f]{64}$" },
    /** The public key, as SPKI in base64: it says who signed only to those who know it from elsewhere. */
    publicKey: { type: "string" },
    signature: { type: "string" },
  },
  required: ["kind", "version", "runId", "bundle", "publicKey", "signature"],
  additionalProperties: false,
} as const;

/** A signature of a bundle. */
export type BundleSignature = FromSchema<typeof signatureSchema>;

const isSignature = schemaCheck<BundleSignature>(signatureSchema);

/** Bytes of a key or a signature, at most. */
const MAX_BYTES = 64 * 1024;
/** Digits of a key's fingerprint. */
const FINGERPRINT_LENGTH = 16;

/** A pair of keys as PEM texts. */
export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Makes a new pair of keys. */
export function makeKeys(): KeyPair {
  return generateKeyPairSync("ed25519", {
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
}

/** A short name of a key, to be compared by people: from the SHA-256 of the public key. */
export function fingerprint(publicKey: string): string {
  const spki = createPublicKey(publicKey).export({ type: "spki", format: "der" });
  const digest = createHash("sha256").update(spki).digest("hex");
  return (digest.slice(0, FINGERPRINT_LENGTH).match(/.{4}/g) ?? []).join(" ");
}

/** Where the signature of a bundle is: `bundle.signature.json` beside the folder `bundle`. */
export function signatureFile(bundle: string): string {
  return `${resolve(bundle)}.signature.json`;
}

/**
 * Signs a bundle and writes the signature beside it.
 *
 * @param bundle - its folder.
 * @param privateKey - as PEM.
 * @returns the path of the signature.
 * @throws BundleError when there is no bundle.
 */
export function signBundle(bundle: string, privateKey: string): string {
  const { runId } = readManifest(bundle);
  const key = createPrivateKey(privateKey);
  const hash = hashOfBundle(bundle);
  const publicKey = createPublicKey(key).export({ type: "spki", format: "der" });
  const signature: BundleSignature = {
    ...{ kind: "ledger-lab-signature", version: 1, runId, bundle: hash },
    publicKey: publicKey.toString("base64"),
    signature: sign(null, signedText(runId, hash), key).toString("base64"),
  };
  const file = signatureFile(bundle);
  writeFileSync(file, `${JSON.stringify(signature, null, 2)}\n`);
  return file;
}

/**
 * What the signature beside a bundle is worth: `none` there; `wrong`, it is not of this bundle as it is
 * now; `other-key`, it is, but not by the key that was asked for; `valid`, by that key.
 */
export interface SignatureCheck {
  readonly result: "none" | "wrong" | "other-key" | "valid";
  /** The fingerprint of the key that signed. */
  readonly signer?: string;
}

/**
 * Checks the signature of a bundle. That the bundle's files are as `bundle.json` says is another check.
 *
 * @param publicKey - the teacher's, as PEM; without one no signature is more than `other-key`.
 */
export function checkSignature(bundle: string, publicKey: string | null): SignatureCheck {
  const read = readSignature(signatureFile(bundle));
  if (read === "none") return { result: "none" };
  if (read === "wrong") return { result: "wrong" };
  let key: KeyObject;
  try {
    const spki = Buffer.from(read.publicKey, "base64");
    key = createPublicKey({ key: spki, format: "der", type: "spki" });
  } catch {
    return { result: "wrong" };
  }
  const hash = hashOfBundle(bundle);
  const isOfThis = read.bundle === hash && read.runId === readManifest(bundle).runId;
  const signature = Buffer.from(read.signature, "base64");
  if (key.asymmetricKeyType !== "ed25519") return { result: "wrong" };
  if (!isOfThis || !verify(null, signedText(read.runId, hash), key, signature)) {
    return { result: "wrong" };
  }
  const signer = fingerprint(key.export({ type: "spki", format: "pem" }).toString());
  const isTeachers = publicKey !== null && createPublicKey(publicKey).equals(key);
  return { result: isTeachers ? "valid" : "other-key", signer };
}

function readSignature(file: string): BundleSignature | "none" | "wrong" {
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return "none";
  try {
    if (statSync(file).size > MAX_BYTES) return "wrong";
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isSignature(value) ? value : "wrong";
  } catch {
    return "wrong";
  }
}

function hashOfBundle(bundle: string): string {
  return createHash("sha256")
    .update(readFileSync(join(bundle, MANIFEST_FILE)))
    .digest("hex");
}

/** What is signed says what it is, so that no signature of something else can pass for it. */
function signedText(runId: string, hash: string): Buffer {
  return Buffer.from(`ledger-lab bundle 1\n${runId}\n${hash}\n`);
}
