import { didYouMean, PlimsollError, severities, type Case } from '@plimsoll/core';
import { converterStack } from '../../attacks/converter-stack.js';
import { parseAttack } from '../../attacks/parse-attack.js';
import { conversationsOf } from '../../campaigns/sessions/conversations-of.js';
import { coverageBoard } from '../../campaigns/sessions/coverage-board.js';
import { eventsOf } from '../../campaigns/sessions/find-session.js';
import type { SessionDesk } from '../../campaigns/sessions/session-desk.js';
import type { Session } from '../../campaigns/sessions/session.js';
import { visibleLine } from '../../reports/visible-text.js';
import type { CaseLabels, Store } from '../../store/store.js';
import { table } from '../table.js';
import { boardText, caseText, consoleHelp, rulesText, timeLeftText } from './console-words.js';

/** What a command of the console works on. */
export interface ConsoleState {
  readonly session: Session;
  readonly store: Store;
  readonly desk: SessionDesk;
  /** Of the golden set that cases are taken from. */
  readonly setNo: number;
  readonly labels: readonly CaseLabels[];
  readonly timeLeft: () => number;
  /** Converters for the next message. */
  attack: string | undefined;
  quit: boolean;
}

type ConsoleCommand = (state: ConsoleState, rest: string) => string | Promise<string>;

const commands: Readonly<Record<string, ConsoleCommand>> = {
  help: () => consoleHelp,
  rules: ({ session }) => rulesText(session),
  time: ({ timeLeft }) => `${timeLeftText(timeLeft())} left\n`,
  quit(state) {
    state.quit = true;
    return '';
  },
  convert(state, rest) {
    if (rest === '' || rest === 'off' || rest === 'none') {
      state.attack = undefined;
      return 'Your next message is sent as you type it.\n';
    }
    converterStack(parseAttack(rest));
    state.attack = rest;
    return `Your next message goes through ${visibleLine(rest)}.\n`;
  },
  new({ desk }) {
    desk.begin(desk.testCase);
    return 'A fresh conversation.\n';
  },
  case: openCase,
  cases: listCases,
  async severity({ desk }, rest) {
    const severity = severities.find((each) => each === rest.toUpperCase());
    if (severity === undefined) throw wrong(`"${rest}" is no severity.`, 'Type /severity S1, S2, S3 or S4.');
    await desk.mark({ severity, verdict: 'leaked' });
    return `Noted as a finding, ${severity}. /new begins another conversation.\n`;
  },
  async held({ desk }) {
    await desk.mark({ verdict: 'held' });
    return 'Noted: it held.\n';
  },
  async tag({ desk }, rest) {
    const tags = rest.split(/[\s,]+/).filter((tag) => tag !== '');
    if (tags.length === 0 || tags.length > 20 || tags.some((tag) => tag.length > 100))
      throw wrong('Give 1 to 20 tags of at most 100 characters.', 'Type /tag framing-role polite');
    await desk.mark({ tags });
    return `Tagged ${tags.map(visibleLine).join(', ')}.\n`;
  },
  async category({ desk }, rest) {
    if (rest === '' || rest.length > 100)
      throw wrong('Give a category of at most 100 characters.', 'Type /category secret-disclosure');
    await desk.mark({ category: rest });
    return `In category ${visibleLine(rest)}.\n`;
  },
  async note({ desk }, rest) {
    if (rest === '') throw wrong('The note is empty.', 'Type /note and what you want to remember.');
    await desk.mark({ note: rest.slice(0, 10_000) });
    return 'Noted.\n';
  },
  async board({ session, store }, rest) {
    return boardText(coverageBoard(session, conversationsOf(await eventsOf(store, session))), rest === 'all');
  },
};

/** Does what a line that begins with one / asks for, and returns what to show. */
export async function consoleCommand(state: ConsoleState, line: string): Promise<string> {
  const [, name = '', rest = ''] = /^\/(\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command !== undefined) return command(state, rest.trim());
  throw wrong(
    `There is no command /${name}${didYouMean(name, Object.keys(commands))}. Nothing was sent.`,
    'Type /help. To send a line that begins with /, type //.',
  );
}

async function openCase({ desk, labels, store, setNo }: ConsoleState, id: string): Promise<string> {
  if (id === 'none') {
    desk.begin(undefined);
    return 'A fresh conversation about an idea of your own.\n';
  }
  const found = labels.find((each) => each.id === id);
  if (found === undefined) {
    const ids = labels.map((each) => each.id);
    throw wrong(`The golden set has no case "${id}"${didYouMean(id, ids)}.`, 'Type /cases to see some.');
  }
  const [stored] = await store.sets.readCases(setNo, [found.position]);
  desk.begin((stored as { readonly testCase: Case }).testCase);
  return caseText((stored as { readonly testCase: Case }).testCase);
}

const mostListed = 30;

async function listCases({ session, store, labels }: ConsoleState, word: string): Promise<string> {
  const tried = new Map<string, number>();
  for (const { testCase } of conversationsOf(await eventsOf(store, session)))
    if (testCase !== undefined) tried.set(testCase.id, 1 + (tried.get(testCase.id) ?? 0));
  const rank = ({ id, side, severity }: CaseLabels): string =>
    `${tried.has(id) ? '1' : '0'}${side === 'harmful' ? '0' : '1'}${severity}`;
  const found = labels
    .filter(({ id, category, side, tags }) => [id, category, side, ...tags].some((text) => text.includes(word)))
    .sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : a.position - b.position));
  if (found.length === 0) return `No case has "${visibleLine(word)}" in its id, category, side or tags.\n`;
  const rows = found
    .slice(0, mostListed)
    .map(({ id, side, category, severity }) => [
      visibleLine(id),
      side,
      visibleLine(category),
      severity,
      tried.has(id) ? `tried ${String(tried.get(id))}` : 'not tried',
    ]);
  const more = found.length - rows.length;
  return `${table(rows)}${more > 0 ? `${String(more)} more; type /cases WORD\n` : ''}`;
}

function wrong(message: string, hint: string): PlimsollError {
  return new PlimsollError({ code: 'usage-invalid', message, hint });
}
