import { foundByAttack, type FoundByAttack } from './found-by-attack.js';
import { learnHead, type CalibratedHead } from './learn.js';
import type { GuardData } from './training-data.js';

/** The head of the user before and after it was attacked, and what was added to the fit. */
export interface Hardened extends FoundByAttack {
  readonly before: CalibratedHead;
  readonly after: CalibratedHead;
}

/** Fits the head of the user, attacks it, and fits it again with what passed. */
export async function learnHardened(data: GuardData): Promise<Hardened> {
  const before = learnHead('user', data);
  const found = await foundByAttack(before, data);
  return { ...found, before, after: learnHead('user', { ...data, fit: [...data.fit, ...found.copies] }) };
}
