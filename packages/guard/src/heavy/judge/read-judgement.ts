import * as z from 'zod/mini';

/** What a judge answered, or why that cannot be used. */
export type JudgeAnswer<Verdict> =
  | { readonly verdict: Verdict; readonly reason: string; readonly quote: string; readonly problem?: undefined }
  | { readonly problem: string; readonly verdict?: undefined };

const answerSchema = z.strictObject({
  marker: z.string(),
  verdict: z.string(),
  reason: z.optional(z.string()),
  quote: z.optional(z.nullable(z.string())),
});
const longestAnswer = 20_000;
const wholeFence = /^```(?:json)?[ \t]*\r?\n([\s\S]*?)\r?\n[ \t]*```$/i;

/**
 * Reads a judge's answer strictly: one JSON object (alone, or in one code fence), with the marker of this very call and
 * a label the rubric knows. Anything else is a problem, never a score: half an answer is no answer.
 *
 * @example
 * ```ts
 * const verdicts = [{ label: 'yes' }, { label: 'no' }];
 * readJudgement('{"marker":"ab12","verdict":"no"}', { verdicts }, 'ab12').verdict?.label; // 'no'
 * ```
 */
export function readJudgement<Verdict extends { readonly label: string }>(
  text: string,
  rubric: { readonly verdicts: readonly Verdict[] },
  marker: string,
): JudgeAnswer<Verdict> {
  const trimmed = text.trim();
  if (trimmed === '') return { problem: 'the judge answered nothing' };
  if (trimmed.length > longestAnswer) return { problem: 'the judge answered at too great length' };
  const body = wholeFence.exec(trimmed)?.[1] ?? trimmed;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { problem: 'the judge did not answer with JSON alone' };
  }
  const answer = z.safeParse(answerSchema, value);
  if (!answer.success) return { problem: 'the judge’s JSON has other members than asked for' };
  if (repeatsMember(body)) return { problem: 'the judge’s JSON gives a member twice' };
  if (answer.data.marker !== marker) return { problem: 'the judge’s answer does not carry the marker of this call' };
  const verdict = rubric.verdicts.find((known) => known.label === answer.data.verdict);
  if (verdict === undefined)
    return { problem: `the judge gave an unknown verdict "${answer.data.verdict.slice(0, 60)}"` };
  return { verdict, reason: answer.data.reason ?? '', quote: answer.data.quote ?? '' };
}

/** JSON.parse keeps the last of two equal members; an answer with two verdicts contradicts itself. */
function repeatsMember(json: string): boolean {
  const names = new Set<string>();
  let repeated = false;
  // Outside of strings a flat object has a colon only after a member's name.
  for (const [, name] of json.matchAll(/("(?:[^"\\]|\\.)*")(?=\s*:)|"(?:[^"\\]|\\.)*"/g)) {
    if (name === undefined) continue;
    const plain = JSON.parse(name) as string;
    if (names.has(plain)) repeated = true;
    names.add(plain);
  }
  return repeated;
}
