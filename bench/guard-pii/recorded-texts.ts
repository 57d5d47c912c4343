import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { GoldSpan, GoldText } from './make-texts.js';

interface Row {
  readonly full_text: string;
  readonly masked: string;
  readonly template_id: number;
  readonly spans: readonly {
    readonly entity_type: string;
    readonly start_position: number;
    readonly end_position: number;
  }[];
}

const kinds: Readonly<Record<string, string>> = {
  CREDIT_CARD: 'card',
  IBAN_CODE: 'iban',
  PHONE_NUMBER: 'phone',
  EMAIL_ADDRESS: 'email',
  US_SSN: 'national-id',
  IP_ADDRESS: 'ip-address',
  STREET_ADDRESS: 'address',
};
const widestGap = 3;

/** Texts of Presidio's generator (shared/data, pii_synth). A third of the templates was read while building, the others are scored. */
export function readRecorded(data: string, part: 'dev' | 'test'): GoldText[] {
  const rows = JSON.parse(gunzipSync(readFileSync(`${data}/pii_synth/synth_dataset_v2.json.gz`)).toString()) as Row[];
  return rows.filter((row) => (row.template_id % 3 === 0) === (part === 'dev')).map(toGold);
}

function toGold(row: Row): GoldText {
  const spans: GoldSpan[] = [];
  for (const { entity_type, start_position: start, end_position: end } of [...row.spans].sort(
    (a, b) => a.start_position - b.start_position,
  )) {
    const previous = spans.at(-1);
    // Number, street, town and post code are labelled apart: one address, where they stand together.
    const continues =
      previous?.kind === 'address' &&
      start - previous.end <= widestGap &&
      ['STREET_ADDRESS', 'GPE', 'ZIP_CODE'].includes(entity_type);
    if (continues) spans[spans.length - 1] = { ...previous, end };
    else if (entity_type === 'DATE_TIME' && /born|birth/i.test(row.masked))
      spans.push({ kind: 'date-of-birth', start, end });
    else if (kinds[entity_type] !== undefined) spans.push({ kind: kinds[entity_type], start, end });
  }
  return { text: row.full_text, spans };
}

/** The texts of a set of ordinary requests, problems or programs. */
export function readBenign(data: string): Readonly<Record<string, readonly string[]>> {
  const lines = (file: string): Record<string, string>[] =>
    gunzipSync(readFileSync(`${data}/${file}`))
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
  return {
    banking77: lines('banking77/banking77.jsonl.gz').map((row) => row.text ?? ''),
    gsm8k: lines('gsm8k/gsm8k_train_3000.jsonl.gz').map((row) => `${row.question ?? ''} ${row.answer ?? ''}`),
    humaneval: lines('humaneval/humaneval.jsonl.gz').map((row) => `${row.prompt ?? ''}${row.canonical_solution ?? ''}`),
  };
}
