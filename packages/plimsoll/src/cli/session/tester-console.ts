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
import { rulesText, timeLeftText, turnText } from './console-words.js';

/** Somebody who joins is warned when so many minutes are left. */
const warnings = [5, 1];
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
  const ended = endings(terminal, timeLeft());
  let why: LeaveReason = 'quit';
  try {
    for (;;) {
      const next = await Promise.race([ended.reason, lines.next(promptOf(state, tester))]);
      if (next === undefined) why = 'input-ended';
      else if (typeof next === 'object') why = next.why;
      // Checked as well where lines come without a pause: timers wait for their turn then.
      else if (timeLeft() <= 0) why = 'time';
      else {
        await answer(terminal, state, await wholeMessage(next, () => lines.next('... ')));
        if (!state.quit) continue;
      }
      break;
    }
  } finally {
    ended.forget();
    lines.close();
  }
  await desk.leave(why);
  terminal.out(
    `${why === 'time' ? 'The time is over. ' : ''}Everything is stored. To see what the session came to, type: plimsoll attack session debrief ${session.id}\n`,
  );
  return why === 'interrupted' ? 130 : 0;

  /** Resolves when the session ends for another reason than what is typed. */
  function endings(of: Terminal, milliseconds: number) {
    let tell: (reason: { readonly why: LeaveReason }) => void = () => undefined;
    const reason = new Promise<{ readonly why: LeaveReason }>((resolve) => (tell = resolve));
    const after = (delay: number, action: () => void): NodeJS.Timeout => setTimeout(action, Math.max(0, delay));
    const timers = [
      after(milliseconds, () => {
        tell({ why: 'time' });
      }),
      ...warnings
        .map((minutes) => ({ minutes, delay: milliseconds - minutes * 60_000 }))
        .filter(({ delay }) => delay > 0)
        .map(({ minutes, delay }) =>
          after(delay, () => {
            of.error(`\n${String(minutes)} ${minutes === 1 ? 'minute is' : 'minutes are'} left.\n`);
          }),
        ),
    ];
    const forgetInterrupt = of.onInterrupt(() => {
      tell({ why: 'interrupted' });
    });
    return {
      reason,
      forget: () => {
        for (const timer of timers) clearTimeout(timer);
        forgetInterrupt();
      },
    };
  }
}

/** Takes further lines when the first one opens a message of several. */
async function wholeMessage(
  first: string | number,
  next: () => Promise<string | number | undefined>,
): Promise<string | number> {
  if (first !== fence) return first;
  const lines: string[] = [];
  for (let line = await next(); line !== undefined && line !== fence; line = await next()) {
    if (typeof line === 'number') return line;
    lines.push(line);
  }
  return lines.join('\n');
}

async function answer(terminal: Terminal, state: ConsoleState, message: string | number): Promise<void> {
  try {
    if (typeof message === 'number') throw tooLong(message);
    if (message.trim() === '') return;
    if (/^\/(?!\/)/.test(message)) {
      terminal.out(await consoleCommand(state, message));
      return;
    }
    const { attack, desk, session } = state;
    const turn = await desk.say(message.replace(/^\/\//, '/'), attack);
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
