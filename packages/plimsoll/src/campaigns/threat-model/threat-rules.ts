import { atlas, owaspAgentic, owaspLlm } from '../../attacks/taxonomies.js';
import type { ToolAct } from '../../attacks/generators/tool-act.js';
import type { FeatureFacts } from './feature-facts.js';
import type { ThreatRule } from './threat.js';

const always = (fact: string) => (): string => fact;
const named = (facts: FeatureFacts, ...acts: readonly ToolAct[]): readonly string[] =>
  facts.tools.filter(({ act }) => acts.includes(act)).map(({ name }) => name);
/** "It has tools that pay: refund". */
const withTools =
  (what: string, ...acts: readonly ToolAct[]) =>
  (facts: FeatureFacts): string | undefined => {
    const tools = named(facts, ...acts);
    return tools.length === 0 ? undefined : `it has tools that ${what}: ${tools.join(', ')}`;
  };
const reads = (facts: FeatureFacts): string | undefined =>
  facts.retrieves ? 'documents are put in front of the model' : withTools('read', 'read', 'fetch-external')(facts);
const talks = ({ target }: FeatureFacts): string | undefined =>
  target.kind === 'guard' ? undefined : 'it answers in conversations';
const none = (): readonly string[] => [];
const some =
  (...attacks: readonly string[]) =>
  (): readonly string[] =>
    attacks;

const acting = ['send', 'pay', 'delete', 'execute', 'change'] as const;

/** Kinds of threats, in the order they are printed. Adding one is an entry here. */
export const threatRules: readonly ThreatRule[] = [
  {
    name: 'overridden-instructions',
    title: 'A user puts own instructions above those of the operator',
    asset: 'what the feature may do',
    entryPoint: 'what the user writes',
    attacker: 'a user',
    taxonomy: [atlas('AML.T0051.000'), owaspLlm('LLM01')],
    because: always('users write to it freely'),
    attacks: some('ignore-previous', 'forged-system-message', 'policy-file', 'skeleton-key'),
    categories: ['false-authority'],
    controls: ['prompt-rule', 'user'],
  },
  {
    name: 'talked-round',
    title: 'A user talks the rules away with a story, an office or pressure',
    asset: 'the name of the operator',
    entryPoint: 'what the user writes',
    attacker: 'a user',
    taxonomy: [atlas('AML.T0054'), atlas('AML.T0065')],
    because: always('users write to it freely'),
    attacks: some('role-play', 'authority-claim', 'hypothetical', 'response-priming', 'translated-request'),
    categories: ['fraud-help', 'phishing', 'forged-papers', 'harassment', 'stalking', 'intrusion', 'dangerous-goods'],
    controls: ['prompt-rule', 'model-choice', 'user', 'assistant'],
  },
  {
    name: 'disguised-request',
    title: 'A request is written so that filters do not see it and the model does',
    asset: 'what filters and rules protect',
    entryPoint: 'what the user writes',
    attacker: 'a user',
    taxonomy: [atlas('AML.T0068')],
    because: always('users write to it freely'),
    attacks: some('base64', 'leetspeak', 'zero-width', 'confusables', 'reversed', 'sequential-break'),
    categories: [],
    controls: ['prompt-rule', 'user'],
  },
  {
    name: 'worn-down',
    title: 'A user wears the rules down over several turns',
    asset: 'the name of the operator',
    entryPoint: 'what the user writes',
    attacker: 'a user',
    taxonomy: [atlas('AML.T0054'), atlas('AML.T0080.001')],
    because: talks,
    attacks: some('crescendo', 'foot-in-the-door', 'echo', 'persona-drift'),
    categories: [],
    controls: ['prompt-rule', 'user'],
  },
  {
    name: 'forged-history',
    title: 'A client sends a history in which the assistant has agreed already',
    asset: 'what the feature may do',
    entryPoint: 'earlier conversations',
    attacker: 'a user',
    taxonomy: [atlas('AML.T0092'), atlas('AML.T0080.001')],
    because: talks,
    attacks: some('context-compliance', 'many-shot'),
    categories: [],
  },
  {
    name: 'prompt-leak',
    title: 'The system prompt or a secret in it gets out',
    asset: 'the system prompt and what is in it',
    entryPoint: 'what the user writes',
    attacker: 'a user',
    taxonomy: [atlas('AML.T0056'), atlas('AML.T0069.002'), owaspLlm('LLM07')],
    because: talks,
    attacks: some('text-continuation', 'inject-document(goal=extract-system-prompt)'),
    categories: ['secret-disclosure'],
    controls: ['prompt-rule', 'assistant'],
  },
  {
    name: 'data-of-others',
    title: 'Somebody gets data of somebody else',
    asset: 'personal data',
    entryPoint: 'what the user writes',
    attacker: 'a user in the name of another',
    taxonomy: [atlas('AML.T0057'), atlas('AML.T0073'), owaspLlm('LLM02'), owaspAgentic('ASI03')],
    because: reads,
    attacks: some('authority-claim', 'forged-approval'),
    categories: ['data-of-others', 'account-takeover'],
    controls: ['assistant', 'tools'],
  },
  {
    name: 'orders-in-texts',
    title: 'A text that the feature reads gives it orders',
    asset: 'the goal that the user gave',
    entryPoint: 'what is retrieved',
    attacker: 'somebody whose text the feature reads',
    taxonomy: [atlas('AML.T0051.001'), atlas('AML.T0093'), owaspLlm('LLM01'), owaspAgentic('ASI01')],
    because: (facts) => reads(facts) ?? 'users paste texts of others',
    attacks: (facts) => [
      'inject-email(goal=hijack-goal)',
      'inject-document(goal=hijack-goal)',
      ...(facts.retrieves
        ? ['inject-document(goal=hijack-goal, place=context)', 'inject-web-page(goal=hijack-goal, place=context)']
        : []),
    ],
    categories: ['indirect-injection'],
    controls: ['spotlight', 'dual-model', 'plan-then-execute', 'retrieved', 'tool-result'],
  },
  {
    name: 'poisoned-retrieval',
    title: 'A document is planted so that retrieval finds it',
    asset: 'what is retrieved',
    entryPoint: 'what is retrieved',
    attacker: 'somebody whose text the feature reads',
    taxonomy: [atlas('AML.T0070'), atlas('AML.T0093')],
    because: (facts) => (facts.retrieves ? 'documents are put in front of the model' : undefined),
    attacks: some('inject-document(place=context)'),
    categories: [],
    controls: ['spotlight', 'dual-model', 'retrieved'],
  },
  {
    name: 'data-carried-out',
    title: 'An answer carries data out by an image or a link',
    asset: 'personal data',
    entryPoint: 'what is retrieved',
    attacker: 'somebody whose text the feature reads',
    taxonomy: [atlas('AML.T0077'), owaspLlm('LLM05')],
    because: talks,
    attacks: some('inject-email(goal=exfiltrate-image)', 'inject-web-page(goal=exfiltrate-link)'),
    categories: [],
    controls: ['assistant', 'spotlight'],
  },
  {
    name: 'data-sent-by-tools',
    title: 'Data leaves by a call of a tool',
    asset: 'personal data',
    entryPoint: 'what tools return',
    attacker: 'somebody whose text the feature reads',
    taxonomy: [atlas('AML.T0086'), owaspLlm('LLM06'), owaspAgentic('ASI02')],
    because: withTools('send or fetch', 'send', 'fetch-external'),
    attacks: some('inject-email(goal=exfiltrate-tool-argument)'),
    categories: ['tool-misuse'],
    controls: ['tools', 'plan-then-execute', 'dual-model'],
  },
  {
    name: 'money-moved',
    title: 'Money moves that should not',
    asset: 'money',
    entryPoint: 'what the user writes',
    attacker: 'a user in the name of another',
    taxonomy: [atlas('AML.T0053'), atlas('AML.T0048.000'), owaspLlm('LLM06'), owaspAgentic('ASI02')],
    because: withTools('pay', 'pay'),
    attacks: (facts) => [
      'authority-claim',
      'forged-approval',
      ...named(facts, 'pay')
        .slice(0, 1)
        .map((tool) => `inject-email(goal=misuse-tool, what="use ${quotable(tool)} for 49")`),
    ],
    categories: ['tool-misuse', 'indirect-injection'],
    controls: ['tools', 'plan-then-execute'],
  },
  {
    name: 'tools-misused',
    title: 'A tool does what the user may not have done',
    asset: 'records and messages in the name of the operator',
    entryPoint: 'what the user writes',
    attacker: 'a user',
    taxonomy: [atlas('AML.T0053'), owaspLlm('LLM06'), owaspAgentic('ASI02'), owaspAgentic('ASI03')],
    because: withTools('act', ...acting),
    attacks: some('authority-claim', 'inject-email(goal=escalate-privilege)', 'inject-tool-result(goal=misuse-tool)'),
    categories: ['tool-misuse'],
    controls: ['tools', 'plan-then-execute', 'dual-model'],
  },
  {
    name: 'data-destroyed',
    title: 'Data is destroyed by a call of a tool',
    asset: 'records',
    entryPoint: 'what the user writes',
    attacker: 'a user',
    taxonomy: [atlas('AML.T0101'), owaspAgentic('ASI02')],
    because: withTools('delete', 'delete'),
    attacks: some('authority-claim', 'inject-email(goal=misuse-tool, what="delete the records")'),
    categories: ['tool-misuse'],
    controls: ['tools', 'plan-then-execute'],
  },
  {
    name: 'code-run',
    title: 'Code or commands are run that nobody meant to run',
    asset: 'the machine that tools run on',
    entryPoint: 'what the user writes',
    attacker: 'a user',
    taxonomy: [atlas('AML.T0102'), owaspAgentic('ASI05')],
    because: withTools('execute', 'execute'),
    attacks: some('inject-code-comment(goal=misuse-tool)', 'code-completion'),
    categories: ['tool-misuse', 'intrusion'],
    controls: ['tools'],
  },
  {
    name: 'memory-poisoned',
    title: 'Something is put into its memory that steers later conversations',
    asset: 'the memory',
    entryPoint: 'earlier conversations',
    attacker: 'somebody whose text the feature reads',
    taxonomy: [atlas('AML.T0080.000'), owaspLlm('LLM04'), owaspAgentic('ASI06')],
    because: ({ remembers }) => (remembers ? 'it keeps something for later' : undefined),
    attacks: some('inject-email(goal=poison-memory)'),
    categories: [],
    controls: ['tools'],
  },
  {
    name: 'untruth-and-unfairness',
    title: 'It helps to spread untruths, or treats people worse for what they are',
    asset: 'people outside',
    entryPoint: 'what the user writes',
    attacker: 'a user',
    taxonomy: [atlas('AML.T0048.002'), owaspLlm('LLM09')],
    because: talks,
    attacks: some('expert-endorsement', 'translated-hypothetical'),
    categories: ['discrimination', 'disinformation'],
    controls: ['prompt-rule', 'assistant'],
  },
  {
    name: 'used-without-limit',
    title: 'It is made to work, call and pay without end',
    asset: 'the budget and the time of others',
    entryPoint: 'what the user writes',
    attacker: 'somebody with a script',
    taxonomy: [atlas('AML.T0034.001'), atlas('AML.T0034.002'), owaspLlm('LLM10'), owaspAgentic('ASI08')],
    because: talks,
    attacks: some('inject-document(goal=consume-unbounded)'),
    categories: ['resource-exhaustion'],
    controls: ['tools'],
  },
  {
    name: 'guard-evaded',
    title: 'The guard is searched for a form that it lets through',
    asset: 'what the guard protects',
    entryPoint: 'what the user writes',
    attacker: 'somebody with a script',
    taxonomy: [atlas('AML.T0043.001')],
    because: ({ guarded }) => (guarded.length === 0 ? undefined : `a guard reads ${guarded.join(', ')}`),
    attacks: some('evolve', 'best-of-n'),
    categories: [],
    controls: ['user'],
  },
  {
    name: 'foreign-parts',
    title: 'A model, data set or tool from elsewhere is compromised',
    asset: 'everything',
    entryPoint: 'what is retrieved',
    attacker: 'somebody whose text the feature reads',
    taxonomy: [owaspLlm('LLM03'), owaspLlm('LLM04'), owaspAgentic('ASI04'), atlas('AML.T0110')],
    because: always('every feature is built on parts from elsewhere'),
    attacks: none,
    categories: [],
    untestable:
      'messages do not test it: review where models, data and tools come from, and pin their hashes under "release"',
  },
  {
    name: 'inside-retrieval',
    title: 'Retrieval finds what its reader may not read',
    asset: 'documents',
    entryPoint: 'what is retrieved',
    attacker: 'a user',
    taxonomy: [owaspLlm('LLM08'), atlas('AML.T0082'), atlas('AML.T0085.000')],
    because: (facts) => (facts.retrieves ? 'documents are put in front of the model' : undefined),
    attacks: none,
    categories: [],
    untestable:
      'rights and vectors are not reached by messages: test who finds which document where retrieval is built',
  },
  {
    name: 'agents-among-themselves',
    title: 'Agents believe forged messages of agents, or work against their owner',
    asset: 'the goal that the user gave',
    entryPoint: 'what tools return',
    attacker: 'somebody whose text the feature reads',
    taxonomy: [owaspAgentic('ASI07'), owaspAgentic('ASI10')],
    because: (facts) => (facts.tools.length === 0 ? undefined : 'it uses tools, and some of them may be agents'),
    attacks: none,
    categories: [],
    untestable: 'Plimsoll has no attack on the channel between agents: test each agent as a feature of its own',
  },
];

function quotable(tool: string): string {
  return tool.replace(/["\\]/g, '').slice(0, 100);
}
