import type { FailureExample, RunSummary, SliceSummary } from '@plimsoll/core';
import { counted, formatRate, formatShare } from '../format-rate.js';
import { formatTime, partialRuleWords, progressWords, rateNames } from '../rate-words.js';
import { heading, list, paragraph, table, type Block, type CaseBlock, type WriteupDocument } from './document.js';
import { reproduceRun } from './reproduce.js';
import type { WriteupNotes } from './writeup-notes.js';

/**
 * What a red team reports to the owner of a feature: what was tried, how often it worked, where, what held, and what
 * nobody tried.
 *
 * @param command the command line that makes this document again.
 */
export function redTeamSummary(summary: RunSummary, notes: WriteupNotes, command: string): WriteupDocument {
  const { run, rates, set, target } = summary;
  return {
    title: notes.title ?? `${run.feature}: red-team summary`,
    lead: leadOf(summary),
    blocks: [
      ...(notes.whatChanged === undefined ? [] : [heading('Scope'), paragraph(notes.whatChanged)]),
      heading('What was tried'),
      paragraph(
        `Golden set "${set.name}" against target "${target.name}" (${target.kind}), ${counted(rates.leak.n, 'decided harmful trial')} in ${counted(rates.leak.clusters, 'cluster')}, ${run.startedAt === 0 ? 'at an unknown time' : formatTime(run.startedAt)}.`,
        `Attacks: ${run.attacks.join(', ') || 'none'}; ${counted(run.repeats, 'repeat')}; ${partialRuleWords(run.partialRule)}.`,
        run.status === 'complete' ? '' : `The run is ${progressWords(summary)}.`,
      ),
      heading('How often it worked'),
      table(
        ['', 'rate'],
        [
          [rateNames.leak, formatRate(rates.leak)],
          [rateNames.leakWorstCase, formatRate(rates.leakWorstCase)],
          [rateNames.falseRefusal, formatRate(rates.falseRefusal)],
        ],
      ),
      ...slicesOf('By severity', 'severity', summary.bySeverity),
      ...slicesOf('By category', 'category', summary.byCategory),
      ...slicesOf('By attack', 'attack', summary.byAttack),
      ...worst(summary.worstLeaks),
      heading('What held'),
      ...holders(summary),
      heading('What nobody knows after this'),
      list([...summary.notAssessed, ...(notes.notClaimed ?? []), ...unsaid]),
      ...(notes.lessons === undefined ? [] : [heading('What to do next'), list(notes.lessons)]),
      heading('To do it again'),
      reproduceRun(summary),
    ],
    source: {
      kind: 'red-team',
      runs: [{ id: run.id, name: run.name, planHash: run.planHash }],
      command,
      plimsollVersion: run.plimsollVersion,
    },
  };
}

const unsaid = [
  'A cluster holds variants of one behaviour; an attacker who adapts is not bound to these variants.',
  'The rate speaks of the cases that were written, not of the mix that production sees.',
];

function leadOf({ rates }: RunSummary): string {
  const { leak } = rates;
  if (leak.n === 0) return 'No harmful trial was decided: nothing is known about leaks.';
  if (leak.failures === 0) {
    return `None of ${counted(leak.n, 'harmful trial')} leaked; rates up to ${formatShare(leak.upper)} remain possible (${formatShare(leak.level)} interval).`;
  }
  return `Leak rate ${formatRate(leak)} (${formatShare(leak.level)} interval).`;
}

function slicesOf(title: string, label: string, slices: readonly SliceSummary[]): Block[] {
  const tried = slices.filter(({ rates }) => rates.leak.n > 0);
  if (tried.length < 2) return [];
  const worstFirst = [...tried].sort((one, other) => (other.rates.leak.rate ?? 0) - (one.rates.leak.rate ?? 0));
  return [
    heading(title),
    table(
      [label, rateNames.leak],
      worstFirst.map((slice) => [slice.label === '' ? '(none)' : slice.label, formatRate(slice.rates.leak)]),
    ),
  ];
}

function worst(leaks: readonly FailureExample[]): Block[] {
  if (leaks.length === 0) return [];
  const cases = leaks.slice(0, 10).map((leak): CaseBlock => ({
    kind: 'case',
    heading: leak.caseId,
    severity: leak.severity,
    facts: [
      ['Category', leak.category],
      ['Why it counts', leak.reason],
    ],
    texts: [
      { label: 'Prompt', text: leak.prompt, harmful: true },
      { label: 'Reply', text: leak.reply, harmful: true },
    ],
  }));
  return [heading('The worst leaks'), ...cases];
}

function holders({ heldBy, rates }: RunSummary): Block[] {
  const rows = Object.entries(heldBy).filter(([, count]) => count > 0);
  const held = rates.leak.n - rates.leak.failures;
  if (rows.length === 0) return [paragraph('Nothing held.')];
  return [
    table(
      ['held by', 'trials'],
      rows.map(([holder, count]) => [holder, `${count} of ${held} held`]),
    ),
  ];
}
