import type { Candidate } from './candidate.js';
import { isDigit } from './digit-stretches.js';
import { isWordPart } from './is-glued.js';
import type { ScannedText } from './scanned-text.js';

const dotted = /(?:[0-9]{1,3}\.){3}[0-9]{1,3}/y;
const longestIpv6 = 45;

/** IPv4 addresses in dotted form and IPv6 addresses in the forms of RFC 4291; ports and prefixes stay outside. */
export function findIpAddresses(scan: ScannedText): Candidate[] {
  const { text, firstDigit } = scan;
  const found: Candidate[] = [];
  if (firstDigit === -1) return found;
  findIpv6(text, found);
  const ends = new Set(found.map(({ end }) => end));
  for (let point = text.indexOf('.', firstDigit); point !== -1; point = text.indexOf('.', point + 1)) {
    if (!isDigit(text.charCodeAt(point - 1)) || !isDigit(text.charCodeAt(point + 1))) continue;
    let start = point - 1;
    while (point - start <= 3 && isDigit(text.charCodeAt(start - 1))) start -= 1;
    dotted.lastIndex = start;
    const written = dotted.exec(text)?.[0];
    if (written === undefined) continue;
    const end = start + written.length;
    const alone =
      !isWordPart(text.charCodeAt(start - 1)) &&
      text.charAt(start - 1) !== '.' &&
      !isWordPart(text.charCodeAt(end)) &&
      !(text.charAt(end) === '.' && isDigit(text.charCodeAt(end + 1)));
    // The dotted end of an IPv6 address is part of it.
    if (alone && !ends.has(end) && isIpv4(written))
      found.push({ kind: 'ip-address', start, end, score: sureness(scan, written, start, end) });
    point = end - 1;
  }
  return found;
}

/** Versions of four small numbers look like addresses: what stands around them decides. */
function sureness(scan: ScannedText, written: string, start: number, end: number): number {
  const parts = written.split('.').map(Number);
  if (parts[0] === 0 || parts[0] === 255) return 0.3;
  const context = scan.contextOf(start, end);
  if (context.isOther) return 0.3;
  if (context.tags.has('ip-address') || /^(?::[0-9]{2,5}|\/[0-9]{1,2})(?![0-9])/.test(scan.text.slice(end, end + 7)))
    return 1;
  const [one, two] = parts as [number, number];
  const reserved = one === 10 || one === 127 || (one === 192 && two === 168) || (one === 172 && two >= 16 && two <= 31);
  if (reserved || parts.every((part) => part === one)) return 0.9;
  return parts.every((part) => part < 32) ? 0.4 : 0.9;
}

function findIpv6(text: string, found: Candidate[]): void {
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', colon + 1)) {
    let start = colon;
    while (start > 0 && colon - start <= 5 && isHex(text.charCodeAt(start - 1))) start -= 1;
    let end = colon;
    while (end < text.length && isHexOrColon(text.charCodeAt(end))) end += 1;
    if (
      end - colon > 2 &&
      text.slice(colon + 1, end).includes(':') &&
      end - start <= longestIpv6 &&
      !isWordPart(text.charCodeAt(end)) &&
      !isWordPart(text.charCodeAt(start - 1))
    ) {
      const before = text.charAt(start - 1);
      let written = text.slice(start, end);
      if (text.charAt(end) === '.' && isDigit(text.charCodeAt(end - 1))) {
        dotted.lastIndex = start + written.lastIndexOf(':') + 1;
        const tail = dotted.exec(text)?.[0];
        if (tail !== undefined) written = text.slice(start, dotted.lastIndex);
      }
      if (written.endsWith(':') && !written.endsWith('::')) written = written.slice(0, -1);
      if (before !== '.' && isIpv6(written))
        found.push({ kind: 'ip-address', start, end: start + written.length, score: 1 });
      end = Math.max(end, start + written.length);
    }
    colon = Math.max(colon, end - 1);
  }
}

function isHex(unit: number): boolean {
  return isDigit(unit) || (unit >= 97 && unit <= 102) || (unit >= 65 && unit <= 70);
}

function isHexOrColon(unit: number): boolean {
  return isHex(unit) || unit === 58;
}

function isIpv4(written: string): boolean {
  return written.split('.').every((part) => Number(part) <= 255 && (part === '0' || !part.startsWith('0')));
}

function isIpv6(written: string): boolean {
  const halves = written.split('::');
  if (halves.length > 2 || !written.includes(':')) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1);
  let count = groups.length;
  if (last?.includes('.') === true) {
    if (!isIpv4(last) || last.split('.').length !== 4) return false;
    groups.pop();
    count += 1;
  }
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  // "::" in program text joins names; an address with one has digits and a second group, "::1" apart.
  if (halves.length === 2)
    return (
      written === '::1' || (count <= 7 && /[0-9]/.test(written) && (count >= 3 || (count === 2 && written.length >= 7)))
    );
  return count === 8;
}
