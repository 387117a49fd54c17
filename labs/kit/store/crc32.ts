/** The reversed polynomial of CRC-32 (ISO 3309, the one of zip, PNG and Ethernet). */
const POLYNOMIAL = 0xedb88320;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
  return rest;
});

/**
 * The CRC-32 of some bytes, 0 to 2^32 − 1: finds what a killed write left torn. It is no protection
 * against anyone who wants to forge a record. (`zlib.crc32` came after Node 20.19.)
 *
 * @example crc32(Buffer.from("123456789")).toString(16) // "cbf43926"
 */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
