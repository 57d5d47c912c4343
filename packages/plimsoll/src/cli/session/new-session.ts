import { createSession } from '../../campaigns/sessions/create-session.js';
import { runServices } from '../../runs/machine-services.js';
import { prepareRun } from '../prepare-run.js';
import type { Terminal } from '../terminal.js';

export interface NewSessionFlags {
  readonly scope: string;
  readonly rules: string;
  readonly minutes: number;
  readonly testers: readonly string[];
  readonly name?: string;
  readonly config?: string;
  readonly set?: readonly string[];
  readonly target?: string;
  readonly controls?: readonly string[];
  readonly json?: boolean;
}

/** Makes a session and says how to join it. */
export async function newSession(
  terminal: Terminal,
  feature: string | undefined,
  { scope: aim, rules, minutes, testers, name = 'session', json = false, config, ...asked }: NewSessionFlags,
): Promise<void> {
  const prepared = await prepareRun(terminal, feature, {
    ...asked,
    ...(config === undefined ? {} : { config }),
    cache: false,
  });
  try {
    const session = await createSession(prepared.plan, runServices(prepared.store), {
      ...{ name, aim, rules, minutes, testers },
      asked: { ...asked, feature: prepared.plan.scope.feature },
    });
    if (json) {
      terminal.out(`${JSON.stringify(session)}\n`);
      return;
    }
    terminal.out(
      [
        `Session ${session.name} (${session.id}): ${String(minutes)} minutes from the first who joins.`,
        'Each tester types:',
        ...testers.map((tester) => `  plimsoll attack session join ${session.id} --as ${quoted(tester)}`),
        'Afterwards:',
        `  plimsoll attack session debrief ${session.id}`,
        '',
      ].join('\n'),
    );
  } finally {
    await prepared.close();
  }
}

function quoted(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : JSON.stringify(name);
}
