import { setsAndRuns } from './0001-sets-and-runs.js';
import { words } from './0002-words.js';
import { judgements } from './0003-judgements.js';
import { proof } from './0004-proof.js';
import { weaknesses } from './0005-weaknesses.js';
import { sessions } from './0006-sessions.js';
import type { Migration } from './migration.js';

/** Every step of the schema in order. Append only. */
export const migrations: readonly Migration[] = [setsAndRuns, words, judgements, proof, weaknesses, sessions];
