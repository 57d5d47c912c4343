import { md } from '../markdown.js';
import { shorten, visibleText } from '../visible-text.js';
import type { Block, CaseBlock, MaskedText, WriteupDocument } from './document.js';

export interface WriteupOptions {
  /** Show the texts of harmful cases; hidden by default. */
  readonly revealHarmful?: boolean | undefined;
}

const longestText = 4_000;

/**
 * A write-up as Markdown. Every text is escaped; texts of harmful cases are left out unless asked for.
 *
 * @example
 * ```ts
 * const text = writeupMarkdown({ title: 'A note', lead: '', blocks: [], source: { kind: 'improvement', runs: [], command: 'plimsoll writeup', plimsollVersion: '0.1.0' } });
 * text.startsWith('# A note'); // true
 * ```
 */
export function writeupMarkdown(document: WriteupDocument, options: WriteupOptions = {}): string {
  const { title, lead, blocks, source } = document;
  const parts = [
    `# ${md(title)}`,
    ...(lead === '' ? [] : [`*${md(lead)}*`]),
    ...blocks.map((block) => render(block, options)).filter((part) => part !== ''),
    '---',
    `Made by Plimsoll ${md(source.plimsollVersion)} from stored runs; every figure can be made again:`,
    fenced([source.command]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function render(block: Block, options: WriteupOptions): string {
  switch (block.kind) {
    case 'heading':
      return `## ${md(block.text)}`;
    case 'paragraph':
      return md(block.text);
    case 'list':
      return block.items.map((item) => `- ${md(item)}`).join('\n');
    case 'table':
      return tableOf(block.head, block.rows);
    case 'rate-pairs':
      // A picture; the table after it has the figures.
      return '';
    case 'commands':
      return fenced(block.lines);
    case 'case':
      return caseOf(block, options);
  }
}

function caseOf({ heading, severity, facts, texts }: CaseBlock, options: WriteupOptions): string {
  const lines = facts.map(([name, value]) => `- ${md(name)}: ${md(value)}`);
  return [`### ${md(heading)} (${severity})`, lines.join('\n'), ...texts.map((text) => textOf(text, options))].join(
    '\n\n',
  );
}

function textOf({ label, text, harmful }: MaskedText, options: WriteupOptions): string {
  if (harmful && options.revealHarmful !== true) return `**${md(label)}**: hidden, a text of a harmful case`;
  const quoted = visibleText(shorten(text, longestText))
    .split('\n')
    .map((line) => `> ${md(line)}`.trimEnd());
  return [`**${md(label)}**`, quoted.join('\n')].join('\n\n');
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(md).join(' | ')} |`;
  return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** A block of code that its content cannot close. */
function fenced(lines: readonly string[]): string {
  const text = visibleText(lines.join('\n'));
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sh\n${text}\n${fence}`;
}
