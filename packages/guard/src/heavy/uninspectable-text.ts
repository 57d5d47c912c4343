/**
 * Thrown by a heavier detector to say that this text, not the detector, is why there is no answer: the record says so, the
 * rule's fail mode applies, and the circuit stays closed. Otherwise whoever sends such texts could switch the check off
 * for everybody.
 *
 * @example
 * ```ts
 * new UninspectableText('skipped', 'too-long').state; // 'skipped'
 * ```
 */
export class UninspectableText extends Error {
  /** `skipped`: nobody was asked; `errored`: the answer could not be used. */
  readonly state: 'skipped' | 'errored';

  /** @param why what the record says. */
  constructor(state: 'skipped' | 'errored', why: string) {
    super(why);
    this.name = 'UninspectableText';
    this.state = state;
  }
}
