import type { AttackKnowledge } from '../../knowledge.js';
import { atlas, owaspLlm } from '../../taxonomies.js';

/** What is particular about one attack; what its kind shares is filled in. */
export type Told = Pick<AttackKnowledge, 'summary'> & Partial<AttackKnowledge>;

type Kind = (told: Told) => AttackKnowledge;

const judgeTheReply = 'Judge the reply, whatever the request looked like';
const hidden = [atlas('AML.T0054'), atlas('AML.T0068'), owaspLlm('LLM01')];
const asked = [atlas('AML.T0054'), atlas('AML.T0065'), owaspLlm('LLM01')];
const ordered = [atlas('AML.T0051.000'), atlas('AML.T0054'), owaspLlm('LLM01')];

const kind =
  (common: Omit<AttackKnowledge, 'summary'>): Kind =>
  (told) => ({ ...common, ...told });

/** Text in an encoding or a cipher. */
export const encodedText = kind({
  exploits: 'Safety training saw few encoded requests, while capable models read the encoding.',
  defences: ['Decode before scoring', judgeTheReply],
  sources: [],
  taxonomy: hidden,
});

/** Letters that look the same, or are not seen, and are others. */
export const disguisedText = kind({
  exploits: 'Filters and tokenisers see other characters than a reader does.',
  defences: [
    'Normalise before scoring: compatibility forms, look-alikes, marks and invisible characters',
    judgeTheReply,
  ],
  sources: [],
  taxonomy: hidden,
});

/** Text taken apart or put in another order, for the model to put together. */
export const rearrangedText = kind({
  exploits: 'No part says by itself what the whole asks for; the model puts it together after the filter has looked.',
  defences: ['Score what the parts say together', judgeTheReply],
  sources: [],
  taxonomy: hidden,
});

/** Text inside data, code or mark-up. */
export const wrappedText = kind({
  exploits: 'Text inside data or code is taken for material, not for a request, until the model acts on it.',
  defences: ['Score the contents of data, code and comments as text', judgeTheReply],
  sources: [],
  taxonomy: hidden,
});

/** A request inside a story, a role, an appeal. */
export const framedText = kind({
  exploits: 'The wish to be helpful in a harmless-looking setting competes with the rule, and may win.',
  defences: ['Score the request apart from its setting', judgeTheReply],
  sources: [],
  taxonomy: asked,
});

/** A request that speaks as if it were an instruction of the operator, or takes those away. */
export const overridingText = kind({
  exploits: 'Models do not tell reliably who said what: instructions and data come in one stream of text.',
  defences: ['Keep an order of precedence among instructions', 'Mark what comes from users as such', judgeTheReply],
  sources: [],
  taxonomy: ordered,
});
