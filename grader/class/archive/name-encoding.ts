/** The flag of a zip's entry that says that its name is UTF-8 (APPNOTE 4.4.4, bit 11). */
const UTF8_FLAG = 0x800;
/** Info-ZIP's extra field with the name in UTF-8 (APPNOTE 4.6.9). */
const UNICODE_PATH = 0x7075;
/** A version and a checksum stand before the name in it. */
const UNICODE_PATH_HEAD = 5;

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });
const utf8 = new TextDecoder("utf-8");
const chinese = new TextDecoder("gb18030");

/** A text that is UTF-8 where it can be, else GBK, as Chinese Windows writes it; without a byte order mark. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return chinese.decode(bytes);
  }
}

/** What a zip's entry says of its name. */
export interface NamedEntry {
  readonly fileNameRaw: Uint8Array;
  readonly generalPurposeBitFlag: number;
  readonly extraFields: readonly { readonly id: number; readonly data: Buffer }[];
}

/**
 * The name of a zip's entry. Many tools write the bytes of their system's encoding and do not say which:
 * then it is UTF-8 where it can be, else GBK.
 */
export function entryName(entry: NamedEntry): string {
  const field = entry.extraFields.find(({ id }) => id === UNICODE_PATH);
  if (field !== undefined && field.data.length > UNICODE_PATH_HEAD) {
    return utf8.decode(field.data.subarray(UNICODE_PATH_HEAD));
  }
  const saysUtf8 = (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0;
  return saysUtf8 ? utf8.decode(entry.fileNameRaw) : decodeText(entry.fileNameRaw);
}
