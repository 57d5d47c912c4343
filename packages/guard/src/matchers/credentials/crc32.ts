const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** CRC-32 (ISO 3309) of a text of ASCII, in base 62, six characters: how keys of GitHub and npm end. */
export function base62Crc32(text: string): string {
  let crc = 0xffffffff;
  for (let index = 0; index < text.length; index += 1)
    crc = (table[(crc ^ text.charCodeAt(index)) & 255] as number) ^ (crc >>> 8);
  let rest = ~crc >>> 0;
  let written = '';
  for (let place = 0; place < 6; place += 1) {
    written = signs.charAt(rest % 62) + written;
    rest = Math.floor(rest / 62);
  }
  return written;
}
