import type { SessionDebrief, SessionFinding, TimelineEntry, TriedSummary } from '../../campaigns/sessions/debrief.js';
import { counted, formatRateBriefly } from '../format-rate.js';

/** How a debrief is written. */
export interface SessionTextOptions {
  /** Width of the terminal; 80 when unknown. */
  readonly columns?: number | undefined;
  /** Show what was said in harmful conversations, and the notes on them. Off unless asked for. */
  readonly revealHarmful?: boolean | undefined;
}

/** "2026-03-01 14:05:09 UTC". */
export function momentWords(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** When the session was held. */
export function heldWords({ startedAt, endsAt, minutes }: SessionDebrief): string {
  if (startedAt === undefined || endsAt === undefined)
    return `nobody has joined yet (${String(minutes)} minutes planned)`;
  return `${momentWords(startedAt)}, ${String(minutes)} minutes`;
}

/** What is neither a success nor held, and who was missed. */
export function openWords(debrief: SessionDebrief): readonly string[] {
  const { all, absent, notLeft, findings } = debrief;
  const disputed = findings.filter((finding) => finding.disputed).length;
  return [
    ...(all.undecided === 0
      ? []
      : [
          `${counted(all.undecided, 'conversation')} undecided: no grader could tell, or the tester of an own idea said neither /severity nor /held. They count as tries without success.`,
        ]),
    ...(all.errored === 0
      ? []
      : [`${counted(all.errored, 'conversation')} without an answer of the target; in no rate.`]),
    ...(disputed === 0
      ? []
      : [
          `${counted(disputed, 'finding')} of testers that the graders of the case do not confirm: in no leak rate; look at them.`,
        ]),
    ...(absent.length === 0 ? [] : [`Named and never joined: ${absent.join(', ')}.`]),
    ...(notLeft.length === 0
      ? []
      : [
          `Joined and did not leave: ${notLeft.join(', ')} (still there, or the process ended). What they did is stored.`,
        ]),
  ];
}

/** "0 of 3 (upper bound 63 %)", of the leak rate; the false-refusal rate where innocent requests were tried. */
export function rateCells({ leak, falseRefusal }: TriedSummary): readonly [string, string] {
  return [
    leak.n === 0 ? 'not tried' : formatRateBriefly(leak),
    falseRefusal.n === 0 ? 'not tried' : formatRateBriefly(falseRefusal),
  ];
}

/** Where a finding comes from. */
export function findingWords({
  tester,
  caseId,
  converters,
  tags,
  outcome,
  judgedBy,
  disputed,
}: SessionFinding): string {
  const by = disputed ? `the tester; graders say ${outcome}` : judgedBy;
  return [
    `by ${tester}`,
    caseId === undefined ? 'an own idea' : `on case ${caseId}`,
    ...(converters.length === 0 ? [] : [`through ${converters.join(', ')}`]),
    ...(tags.length === 0 ? [] : [`tagged ${tags.join(', ')}`]),
    `judged by ${by}`,
  ].join('; ');
}

/** One line of the timeline, without its moment. */
export function timelineWords({ tester, kind, detail }: TimelineEntry): string {
  if (kind === 'joined') return `${tester} joined`;
  if (kind === 'left') return `${tester} left (${detail})`;
  return `${tester}: ${kind === 'finding' ? 'finding: ' : ''}${detail}`;
}
