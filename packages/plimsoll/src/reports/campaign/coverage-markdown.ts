import type { Coverage, CoverageRow } from '../../campaigns/coverage-table/coverage.js';
import { counted, formatRateBriefly } from '../format-rate.js';
import { md, mdTable } from '../markdown.js';
import { availableWords, casesWords, coverageNotes, coverageParts, resultWords } from './coverage-words.js';

/** Cases named in one cell; more are counted. */
const mostNamed = 8;

/** The coverage table in Markdown: clause, attack, cases, result. */
export function coverageMarkdown(coverage: Coverage): string {
  const { feature, runs, rows } = coverage;
  const parts = [
    `# ${md(feature)}: what was tested`,
    runs.length === 0
      ? 'No run: nothing was tested.'
      : `${counted(runs.length, 'run')}: ${runs.map(({ name, target }) => `${md(name)} (target ${md(target)})`).join(', ')}.`,
    ...coverageParts.flatMap(([taxonomy, title]) => {
      const part = rows.filter((row) => row.taxonomy === taxonomy);
      return [
        `## ${title} ${part[0]?.version ?? ''}`,
        mdTable(['Clause', '', 'Attack', 'Cases', 'Result'], part.flatMap(tableRows)),
      ];
    }),
    '## What this does not say',
    coverageNotes(coverage)
      .map((note) => `- ${md(note)}`)
      .join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function tableRows(row: CoverageRow): string[][] {
  const { name, title, attacks } = row;
  if (attacks.length === 0)
    return [[md(name), md(title), '*none*', md(availableWords(row)), `**${resultWords(row)}**`]];
  return [
    [md(name), md(title), counted(attacks.length, 'attack'), '', md(resultWords(row))],
    ...attacks.map((attack) => {
      const leaked = attack.cases.filter((one) => one.leaked > 0).map(({ id }) => id);
      const named = leaked.slice(0, mostNamed).map(md).join(', ');
      const more = leaked.length > mostNamed ? ` and ${String(leaked.length - mostNamed)} more` : '';
      return [
        '',
        '',
        md(attack.attack),
        `${md(casesWords(attack))}${leaked.length === 0 ? '' : ` (leaked: ${named}${more})`}`,
        md(formatRateBriefly(attack.success)),
      ];
    }),
  ];
}
