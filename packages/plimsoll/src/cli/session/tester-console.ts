import { PlimsollError } from '@plimsoll/core';
import { eventsOf } from '../../campaigns/sessions/find-session.js';
import { SessionDesk } from '../../campaigns/sessions/session-desk.js';
import type { LeaveReason, Session } from '../../campaigns/sessions/session.js';
import { timeBox } from '../../campaigns/sessions/time-box.js';
import { runServices } from '../../runs/machine-services.js';
import type { CaseLabels } from '../../store/store.js';
import { printError } from '../print-error.js';
import type { PreparedRun } from '../prepare-run.js';
import type { Terminal } from '../terminal.js';
import { consoleCommand, type ConsoleState } from './console-commands.js';
import { consoleLines } from './console-lines.js';
import { sessionEndings } from './session-endings.js';
import { rulesText, timeLeftText, turnText } from './console-words.js';

const fence = '"""';

/** Lets one tester attack until they leave, the input ends or the time is over. Returns the exit code. */
export async function testerConsole(
  terminal: Terminal,
  prepared: PreparedRun,
  session: Session,
  tester: string,
): Promise<number> {
  const { store, plan } = prepared;
  const services = runServices(store, prepared.retries);
  const desk = new SessionDesk(session, plan, services, tester);
  await desk.join();
  // After joining: the first who does begins the time.
  const { endsAt } = timeBox(session, await eventsOf(store, session)) as { readonly endsAt: number };
  const timeLeft = (): number => endsAt - services.clock.now();
  const labels: CaseLabels[] = [];
  for await (const page of store.sets.labels(plan.set.setNo)) labels.push(...page);
  const state: ConsoleState = {
    ...{ session, store, desk, labels, timeLeft },
    setNo: plan.set.setNo,
    attack: undefined,
    quit: false,
  };
  terminal.out(`${rulesText(session)}You are ${tester}; ${timeLeftText(timeLeft())} left. /help lists the commands.\n`);

  const lines = consoleLines(terminal);
  const endings = sessionEndings(terminal, timeLeft());
  // Checked as well where lines come without a pause: timers wait for their turn then.
  const next = (prompt: string): Promise<Typed> =>
    timeLeft() <= 0 ? Promise.resolve({ why: 'time' }) : Promise.race([endings.reason, lines.next(prompt)]);
  let why: LeaveReason = 'quit';
  try {
    while (!state.quit) {
      const message = await wholeMessage(await next(promptOf(state, tester)), next);
      if (message === undefined) why = 'input-ended';
      else if (typeof message === 'object') why = message.why;
      else {
        await answer(terminal, state, message, endings.drop);
        continue;
      }
      break;
    }
  } finally {
    endings.forget();
    lines.close();
  }
  await desk.leave(why);
  if (lines.interactive) terminal.error('\n');
  terminal.out(
    `${why === 'time' ? 'The time is over. ' : ''}Everything is stored. To see what the session came to, type: plimsoll attack session debrief ${session.id}\n`,
  );
  return why === 'interrupted' ? 130 : 0;
}

/** A line, the length of one that was too long, the end of the input, or the end of the session. */
type Typed = string | number | undefined | { readonly why: LeaveReason };

/** Takes further lines when the first one opens a message of several. The end of the input ends it. */
async function wholeMessage(first: Typed, next: (prompt: string) => Promise<Typed>): Promise<Typed> {
  if (first !== fence) return first;
  const lines: string[] = [];
  for (;;) {
    const line = await next('... ');
    if (line === fence || line === undefined) return lines.join('\n');
    if (typeof line !== 'string') return line;
    lines.push(line);
  }
}

async function answer(
  terminal: Terminal,
  state: ConsoleState,
  message: string | number,
  drop: AbortSignal,
): Promise<void> {
  try {
    if (typeof message === 'number') throw tooLong(message);
    if (message.trim() === '') return;
    if (/^\/(?!\/)/.test(message)) {
      terminal.out(await consoleCommand(state, message));
      return;
    }
    const { attack, desk, session } = state;
    const turn = await desk.say(message.replace(/^\/\//, '/'), attack, drop);
    state.attack = undefined;
    terminal.out(turnText(turn, attack !== undefined, session.terms.manifest.target.name));
  } catch (error) {
    if (!PlimsollError.isInstance(error) || error.code.startsWith('store-')) throw error;
    printError(error, terminal, false);
  }
}

function promptOf({ desk, attack, timeLeft }: ConsoleState, tester: string): string {
  const about = desk.testCase === undefined ? 'own idea' : desk.testCase.id;
  const parts = [tester, timeLeftText(timeLeft()), about, `turn ${String(desk.turns + 1)}`];
  return `[${parts.join(' · ')}]${attack === undefined ? '' : ` ${attack}`}> `;
}

function tooLong(characters: number): PlimsollError {
  return new PlimsollError({
    code: 'attack-too-large',
    message: `The line has ${String(characters)} characters, too many to be sent. It was not kept.`,
    hint: 'Send it in parts.',
  });
}
