import { readAttacks } from './attack-sources.js';
import type { GuardText } from './example.js';
import { readHarm } from './harm-sources.js';
import { readInnocent } from './innocent-sources.js';
import { measure, type Measured } from './measure.js';
import { pick, seededRandom } from './random.js';
import type { DataFolder } from './read-files.js';
import { partOf, type Part } from './split.js';
import { readTestOnly } from './test-sources.js';
import { readWritten } from './written-texts.js';

/** Sources whose texts stand in for documents, mails and results of tools. */
const hostSources = new Set([
  'handbook-18f',
  'bipia-emails',
  'security-101',
  'sms-ham',
  'coconot-answers',
  'humaneval',
]);
const longestHost = 900;

/** Every text, by the part it belongs to. */
export type GuardData = Readonly<Record<Part, readonly Measured[]>>;

/** Reads all sets, adds rewrites to the part that is fitted, and measures everything; the test part only where it is asked for. */
export function readGuardData(data: DataFolder, { test }: { readonly test: boolean }): GuardData {
  const calm = readInnocent(data);
  const hosts = calm.filter((row) => hostSources.has(row.source) && partOf(row) === 'fit').map(({ text }) => text);
  const rows = [...readAttacks(data), ...calm, ...readHarm(data), ...readWritten(hosts), ...readTestOnly(data)];
  const parts: Record<Part, Measured[]> = { fit: [], calibration: [], test: [] };
  for (const row of rows) {
    const part = partOf(row);
    if (row.text.trim() !== '' && (test || part !== 'test')) parts[part].push(measure(row));
  }
  parts.fit.push(
    ...rewrites(
      parts.fit.map(({ row }) => row),
      hosts,
    ).map(measure),
  );
  return parts;
}

/**
 * Copies that teach what the views cannot undo: slips of the pen on both sides, attacks within documents. Encodings, look-alike
 * letters, spacing and the like are gone from the view that the models read.
 */
function rewrites(rows: readonly GuardText[], hosts: readonly string[]): readonly GuardText[] {
  const random = seededRandom(11);
  return rows.flatMap((row): readonly GuardText[] => {
    const copies: GuardText[] = [];
    if (row.text.length < 600 && random() < (row.user === 1 || row.harm === 1 ? 0.15 : 0.08))
      copies.push({ ...row, rewritten: true, text: slips(row.text, random) });
    if (row.user === 1 && row.text.length < 500 && random() < 0.4) {
      const host = pick(random, hosts);
      const from = Math.floor(random() * Math.max(1, host.length - longestHost));
      const piece = host.slice(from, from + longestHost);
      copies.push({
        ...row,
        rewritten: true,
        user: null,
        text: random() < 0.5 ? `${piece}\n${row.text}` : `${row.text}\n${piece}`,
      });
    }
    return copies;
  });
}

/** Swaps, drops or doubles about one letter in twenty-five. */
function slips(text: string, random: () => number): string {
  let out = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (random() > 0.04) out += sign;
    else {
      const kind = random();
      if (kind < 0.33) out += sign + sign;
      else if (kind < 0.66) {
        out += text.charAt(at + 1) + sign;
        at += 1;
      }
    }
  }
  return out;
}
