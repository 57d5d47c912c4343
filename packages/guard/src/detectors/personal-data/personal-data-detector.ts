import { personalDataKinds, type PersonalDataKind } from '@plimsoll/core';
import * as z from 'zod/mini';
import { channels } from '../../channel.js';
import type { Finding } from '../../decision.js';
import { findPersonalData, type PersonalDatum } from '../../matchers/personal-data/index.js';
import { addDisguised, addFindings } from '../add-findings.js';
import { defineDetector, type DetectorInput } from '../detector.js';
import { eachWrittenView, isRewritten, normalisedView, type ViewIn } from '../views-in.js';
import { personalDataHeldFrom } from './held-from.js';

const name = 'personal-data';

/**
 * All but postal addresses, which are found by the form of their street only: on recorded texts not well enough to be on
 * unless asked for. Names are not looked for at all.
 */
const kindsByDefault: readonly PersonalDataKind[] = personalDataKinds.filter((kind) => kind !== 'address');

/** A word behind a number that says what it is stands so near. */
const decodedNear = 56;

/** The longest of all, an address of mail, and the words that are looked for beside a number. */
const reach = 400;

/** Personal data, each kind checked as far as it can be: check digits, numbering plans, words beside it. */
export const personalDataDetector = defineDetector({
  name,
  summary:
    'cards, accounts, national numbers, telephone numbers, e-mail and IP addresses, dates of birth; names are not supported',
  categories: personalDataKinds,
  channels,
  options: z.strictObject({
    /** All but `address` when left out. */
    kinds: z.optional(z.array(z.enum(personalDataKinds)).check(z.minLength(1))),
    /** ISO 3166 codes: whose national numbers and telephone numbers without country code; all when left out. */
    countries: z.optional(
      z.array(z.string().check(z.regex(/^[A-Z]{2}$/, 'two capital letters, such as "DE"'))).check(z.minLength(1)),
    ),
    /** 0 to 1; 0.5 when left out. */
    minimumScore: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
    /** Values that may be said, in any spelling; "@harbour.example" for all addresses of a domain. */
    except: z.optional(z.array(z.string().check(z.minLength(2), z.maxLength(300))).check(z.maxLength(1_000))),
  }),
  create({ kinds = kindsByDefault, countries, minimumScore, except }) {
    const options = { countries, minimumScore, except };
    return {
      name,
      version: '1',
      reach,
      looksBack: 200,
      // Streets are found from words before any number.
      ...(kinds.includes('address') ? {} : { heldFrom: ({ text }: DetectorInput) => personalDataHeldFrom(text) }),
      inspect({ views }, wanted) {
        const findings: Finding[] = [];
        const asked = { ...options, wanted };
        const seen = ({ text }: ViewIn): readonly PersonalDatum[] => findPersonalData(text, kinds, asked);
        eachWrittenView(views, (view) => {
          const found = seen(view);
          const { asWritten = 0 } = found.length === 0 ? {} : view;
          // A number long before what was decoded is judged where all that stands around it is seen.
          const own = asWritten === 0 ? found : found.filter(({ end }) => end + decodedNear > asWritten);
          addFindings(name, view, own, findings);
        });
        // Disguises: full-width digits, signs without width between them, digits of other scripts.
        if (isRewritten(views)) {
          const view = normalisedView(views);
          addDisguised(name, view, seen(view), findings);
        }
        return findings;
      },
    };
  },
});
