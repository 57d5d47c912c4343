const powers = [85 ** 4, 85 ** 3, 85 ** 2, 85, 1] as const;

/** Four bytes as five digits to the base 85; of fewer bytes at the end, one digit more than there are bytes. */
export function toBase85(bytes: Uint8Array, digits: string, zeros?: string): string {
  const out: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const given = Math.min(4, bytes.length - at);
    let value = 0;
    for (let index = 0; index < 4; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
    if (value === 0 && given === 4 && zeros !== undefined) {
      out.push(zeros);
      continue;
    }
    for (let index = 0; index <= given; index += 1) {
      out.push(digits.charAt(Math.floor(value / (powers[index] as number)) % 85));
    }
  }
  return out.join('');
}

/** The bytes back; `undefined` for what is no such number. White space is skipped. */
export function fromBase85(text: string, digits: string, zeros?: string): Uint8Array | undefined {
  const values = new Map(Array.from(digits, (digit, value) => [digit, value]));
  const bytes: number[] = [];
  let group: number[] = [];
  const take = (): boolean => {
    const missing = 5 - group.length;
    const value = powers.reduce((sum, power, index) => sum + (group[index] ?? 84) * power, 0);
    if (value > 0xffffffff) return false;
    for (let index = 0; index < 4 - missing; index += 1) bytes.push(Math.floor(value / 256 ** (3 - index)) % 256);
    group = [];
    return true;
  };
  for (const character of text) {
    if (character === zeros && group.length === 0) {
      bytes.push(0, 0, 0, 0);
      continue;
    }
    const value = values.get(character);
    if (value === undefined) {
      if (/\s/.test(character)) continue;
      return undefined;
    }
    group.push(value);
    if (group.length === 5 && !take()) return undefined;
  }
  if (group.length === 1 || (group.length > 0 && !take())) return undefined;
  return Uint8Array.from(bytes);
}
