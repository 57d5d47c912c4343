import type { MappedText } from '@plimsoll/core/text';
import * as z from 'zod/mini';
import { channels } from '../../channel.js';
import type { Finding } from '../../decision.js';
import { credentialKinds, findCredentials, type Credential } from '../../matchers/credentials/index.js';
import { addDisguised, addFindings } from '../add-findings.js';
import { defineDetector } from '../detector.js';
import { eachWrittenView, visibleView, type ViewIn } from '../views-in.js';
import { secretsHeldFrom } from './held-from.js';

const name = 'secrets';

function sourceAt({ text, offsets }: MappedText, at: number): number {
  // Behind the last unit that is seen some may stand that are not.
  if (at >= text.length && at > 0) return (offsets?.[at - 1] ?? at - 1) + 1;
  return offsets?.[at] ?? at;
}

/** Keys and tokens are shorter; of a longer private key the rest is held back by what has been found of it. */
const reach = 1_300;

/** Keys, tokens and passwords. */
export const secretsDetector = defineDetector({
  name,
  summary:
    'keys of over 100 providers, private keys, web tokens, addresses with passwords, assigned passwords, random strings',
  categories: credentialKinds,
  channels,
  options: z.strictObject({
    /** All when left out. */
    kinds: z.optional(z.array(z.enum(credentialKinds)).check(z.minLength(1))),
    /** 0 to 1; 0.5 when left out. */
    minimumScore: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
  }),
  create({ kinds = credentialKinds, minimumScore = 0.5 }) {
    return {
      name,
      version: '2',
      reach,
      looksBack: 240,
      heldFrom({ text, views: { visible } }) {
        const held = secretsHeldFrom(text);
        return visible === undefined ? held : Math.min(held, sourceAt(visible, secretsHeldFrom(visible.text)));
      },
      inspect({ views }) {
        const findings: Finding[] = [];
        const seen = ({ text }: ViewIn): readonly Credential[] => findCredentials(text, kinds, minimumScore);
        eachWrittenView(views, (view) => {
          addFindings(name, view, seen(view), findings);
        });
        // Keys with signs without width between their letters, or in full width.
        const visible = visibleView(views);
        if (visible !== undefined) addDisguised(name, visible, seen(visible), findings);
        return findings;
      },
    };
  },
});
