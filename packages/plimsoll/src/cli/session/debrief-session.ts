import { resolve } from 'node:path';
import type { Case } from '@plimsoll/core';
import { conversationsOf } from '../../campaigns/sessions/conversations-of.js';
import { debriefOf } from '../../campaigns/sessions/debrief.js';
import { eventsOf, findSession } from '../../campaigns/sessions/find-session.js';
import { sessionCases } from '../../campaigns/sessions/session-cases.js';
import { recordSessionRun } from '../../campaigns/sessions/session-run.js';
import { sessionFormats, type SessionFormatName } from '../../reports/campaign/session-formats.js';
import { runServices } from '../../runs/machine-services.js';
import type { Store } from '../../store/store.js';
import type { Terminal } from '../terminal.js';
import type { StoreFlags } from '../with-store.js';
import { writeWholeFile } from '../write-whole-file.js';

export interface DebriefFlags extends StoreFlags {
  readonly format: SessionFormatName;
  readonly json?: boolean;
  readonly out?: string;
  readonly reveal?: boolean;
}

/** Stores a session's conversations as a run and writes the debrief. Returns the findings as cases. */
export async function debriefSession(
  terminal: Terminal,
  store: Store,
  reference: string,
  flags: DebriefFlags,
): Promise<readonly Case[]> {
  const session = await findSession(store, reference);
  const events = await eventsOf(store, session);
  const conversations = conversationsOf(events);
  const run = await recordSessionRun(runServices(store), session, events, conversations);
  const debrief = debriefOf(session, events, run);
  const format = flags.json === true ? 'json' : flags.format;
  const text = sessionFormats[format](debrief, { columns: terminal.columns, revealHarmful: flags.reveal === true });
  if (flags.out === undefined) terminal.out(text);
  else terminal.out(`${await writeWholeFile(resolve(terminal.folder, flags.out), whole(text), '--out')}\n`);
  return sessionCases(session, conversations);
}

async function* whole(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
