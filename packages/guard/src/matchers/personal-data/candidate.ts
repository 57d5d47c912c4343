import type { PersonalDataKind } from '@plimsoll/core';
import type { Span } from '@plimsoll/core/text';

/** What may be a piece of personal data. */
export interface Candidate extends Span {
  readonly kind: PersonalDataKind;
  /** 0 to 1: how sure its form, check digits and surroundings make it. */
  readonly score: number;
  /** ISO 3166 alpha-2 code of the country whose form it has, where that is known. */
  readonly country?: string | undefined;
}
