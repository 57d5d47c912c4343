import type { CampaignSummary, Weakness } from '@plimsoll/core';
import { counted, formatRate, formatRateBriefly } from '../format-rate.js';
import { fitColumns, wrapColumns } from '../terminal-columns.js';
import { shorten, visibleLine } from '../visible-text.js';

export interface CampaignTextOptions {
  /** Width of the terminal; 80 when unknown. */
  readonly columns?: number | undefined;
  /** Show what was said for weaknesses in harmful cases. Off unless asked for. */
  readonly revealHarmful?: boolean | undefined;
}

/** What `plimsoll attack run` says at its end: how each attack fared, and the weaknesses. */
export function campaignText(summary: CampaignSummary, options: CampaignTextOptions = {}): string {
  const width = Math.min(120, Math.max(40, options.columns ?? 80));
  const { run, set, target, attacks, anySuccess, weaknesses } = summary;
  const name = Math.max(6, ...attacks.map(({ attack }) => Math.min(40, attack.length)));
  const lines = [
    fitColumns(`${visibleLine(run.feature)}: ${visibleLine(run.name)}`, width),
    ...wrapColumns(
      `${counted(attacks.length, 'attack')} on set ${visibleLine(set.name)}, target ${visibleLine(target.name)}, run ${run.id}`,
      width,
    ),
    '',
    ...wrapColumns(`Harmful cases on which any attack succeeded: ${formatRate(anySuccess)}`, width),
    '',
    `${'Attack'.padEnd(name)}  Success (harmful cases leaked)`,
    ...attacks.map(
      ({ attack, success }) => `${fitColumns(visibleLine(attack), name).padEnd(name)}  ${formatRateBriefly(success)}`,
    ),
    ...openLines(summary, width),
    ...curveLines(summary),
    '',
    weaknesses.length === 0
      ? 'No weakness was established.'
      : weaknesses.length === 1
        ? '1 weakness'
        : `${String(weaknesses.length)} weaknesses`,
    ...weaknesses.flatMap((weakness) => weaknessLines(weakness, width, options.revealHarmful === true)),
  ];
  return `${lines.join('\n')}\n`;
}

function openLines({ attacks }: CampaignSummary, width: number): string[] {
  const lines = attacks.flatMap(({ attack, undecided, attackerFailed, errored }) => {
    const parts = [
      ...(undecided === 0 ? [] : [`${String(undecided)} undecided`]),
      ...(attackerFailed === 0 ? [] : [`in ${String(attackerFailed)} the attacker failed`]),
      ...(errored === 0 ? [] : [`${String(errored)} errored`]),
    ];
    return parts.length === 0 ? [] : wrapColumns(`${visibleLine(attack)}: ${parts.join(', ')}`, width);
  });
  return lines.length === 0 ? [] : ['', 'Not decided (undecided trials are tries without success)', ...lines];
}

function curveLines({ bestOfK }: CampaignSummary): string[] {
  if (bestOfK.length === 0) return [];
  return [
    '',
    'At least one success in k repeats (mean over cases)',
    ...bestOfK.map(({ attack, curve, cases }) => {
      const shown = curve.filter(({ k }) => (k & (k - 1)) === 0 || k === curve.length);
      const points = shown.map(({ k, rate }) => `k=${String(k)}: ${(100 * rate).toFixed(1)} %`);
      return `${visibleLine(attack)}  ${points.join(', ')} (${counted(cases, 'case')})`;
    }),
  ];
}

function weaknessLines(weakness: Weakness, width: number, reveal: boolean): string[] {
  const { severity, title, signature, reproduction, reduction, taxonomy, failureMode, sightings, side, says } =
    weakness;
  const [from, to] = reduction.characters;
  const about = [
    `again in ${formatRateBriefly(reproduction)}`,
    `seen in ${counted(sightings.length, 'trial')}`,
    `${String(from)} → ${String(to)} characters${reduction.complete ? '' : ' (not yet smallest)'}`,
    failureMode,
    ...taxonomy,
  ];
  const shown = side === 'benign' || reveal;
  return [
    '',
    fitColumns(`${severity}  ${signature.slice(0, 8)}  ${visibleLine(title)}`, width),
    ...wrapColumns(about.join('; '), width - 4).map((line) => `    ${line}`),
    ...(shown
      ? says.map((text) => `    > ${fitColumns(shorten(visibleLine(text), 300), width - 6)}`)
      : ['    (texts hidden; show them with --reveal)']),
  ];
}
