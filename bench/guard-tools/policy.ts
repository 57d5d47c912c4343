import type { ToolPolicy, ToolRule } from '@plimsoll/guard';

type Sink = NonNullable<ToolRule['sink']>;

/** How users ask for what a kind of sink does. Written before the flows, and the same for all tools of the kind. */
const phrases: Readonly<Record<Sink, readonly string[]>> = {
  send: [
    'send',
    'reply',
    'answer',
    'respond',
    'forward',
    'email',
    'e-mail',
    'mail',
    'write to',
    'write back',
    'text',
    'message',
    'tell',
    'let',
    'share',
    'post',
    'pass on',
    'notify',
    'inform',
    'invite',
    'confirm',
  ],
  pay: [
    'pay',
    'transfer',
    'settle',
    'wire',
    'reimburse',
    'refund',
    'order',
    'reorder',
    'buy',
    'purchase',
    'deposit',
    'withdraw',
    'send money',
    'payment',
  ],
  delete: [
    'delete',
    'remove',
    'erase',
    'clear',
    'clean up',
    'get rid of',
    'throw away',
    'cancel',
    'leave',
    'unsubscribe',
    'archive',
  ],
  execute: ['run', 'execute', 'start', 'launch', 'install'],
  'fetch-external': [
    'open',
    'fetch',
    'visit',
    'go to',
    'navigate',
    'follow',
    'download',
    'look at',
    'read the page',
    'load',
    'check out',
    'unsubscribe',
  ],
  change: [
    'book',
    'reserve',
    'schedule',
    'add',
    'create',
    'put',
    'update',
    'change',
    'set',
    'move',
    'assign',
    'close',
    'accept',
    'enter',
    'save',
    'remind',
    'make',
    'plan',
    'file',
    'mark',
    'rename',
    'reschedule',
    'upload',
  ],
};

const sink = (kind: Sink, more: Omit<ToolRule, 'sink' | 'asked'> = {}): ToolRule => ({
  sink: kind,
  asked: [...phrases[kind]],
  ...more,
});
const free = { gated: false } as const;
const fromMail = { tool: 'read_mail' };
const senders = { tool: 'read_mail', fields: ['from', 'reply_to'] };

/** The tools of the flows written for this bench, with what each argument may hold. */
const officeTools: Readonly<Record<string, ToolRule>> = {
  read_mail: {},
  search_mail: {},
  read_document: {},
  search_files: {},
  read_calendar: {},
  lookup_contact: {},
  lookup_order: {},
  search_tickets: {},
  search_web: {},
  send_mail: sink('send', {
    arguments: {
      to: {
        kind: 'email',
        acceptFrom: [
          senders,
          { tool: 'read_document', fields: ['participants'] },
          { tool: 'read_calendar', fields: ['organiser', 'attendees'] },
        ],
      },
      subject: free,
      body: free,
      attachment: { acceptFrom: [{ tool: 'search_files', fields: ['*.id'] }] },
    },
  }),
  post_message: sink('send', { arguments: { channel: { kind: 'name' }, text: free } }),
  share_file: sink('send', {
    arguments: {
      file: { acceptFrom: [{ tool: 'search_files', fields: ['*.id'] }] },
      with: { kind: 'email', acceptFrom: [senders, { tool: 'read_document', fields: ['participants'] }] },
    },
  }),
  transfer: sink('pay', {
    limits: { perSession: 2 },
    arguments: {
      iban: { kind: 'iban', acceptFrom: [fromMail, { tool: 'read_document' }] },
      amount: { kind: 'number', test: { atMost: 5_000 }, acceptFrom: [fromMail, { tool: 'read_document' }] },
      currency: { oneOf: ['EUR', 'USD', 'GBP'] },
      reference: { ...free, maximumCharacters: 60 },
    },
  }),
  refund: sink('pay', {
    after: ['lookup_order'],
    limits: { perSession: 1 },
    arguments: {
      order: { acceptFrom: [{ tool: 'lookup_order', fields: ['order'] }] },
      amount: { kind: 'number', test: { atMost: 500 }, acceptFrom: [{ tool: 'lookup_order', fields: ['total'] }] },
    },
  }),
  order_item: sink('pay', {
    limits: { perSession: 3 },
    arguments: {
      sku: {
        acceptFrom: [
          { tool: 'read_document', fields: ['lines.*.sku'] },
          { tool: 'lookup_order', fields: ['lines.*.sku'] },
        ],
      },
      quantity: {
        kind: 'number',
        test: { atMost: 50 },
        acceptFrom: [
          { tool: 'read_document', fields: ['lines.*.quantity'] },
          { tool: 'lookup_order', fields: ['lines.*.quantity'] },
        ],
      },
    },
  }),
  cancel_order: sink('delete', {
    arguments: { order: { acceptFrom: [fromMail, { tool: 'lookup_order', fields: ['order'] }] } },
  }),
  delete_mail: sink('delete', { arguments: { id: { acceptFrom: [{ tool: 'search_mail', fields: ['*.id'] }] } } }),
  delete_file: sink('delete', { arguments: { file: { acceptFrom: [{ tool: 'search_files', fields: ['*.id'] }] } } }),
  create_event: sink('change', {
    arguments: {
      title: free,
      date: { kind: 'date', acceptFrom: [fromMail, { tool: 'read_document' }] },
      time: { kind: 'date', acceptFrom: [fromMail, { tool: 'read_document' }] },
      place: free,
    },
  }),
  book_room: sink('change', {
    arguments: {
      room: { acceptFrom: [{ tool: 'read_calendar', fields: ['place'] }] },
      date: { kind: 'date', acceptFrom: [{ tool: 'read_calendar', fields: ['date'] }] },
      time: { kind: 'date', acceptFrom: [{ tool: 'read_calendar', fields: ['time'] }] },
    },
  }),
  accept_invitation: sink('change', {
    arguments: { event: { acceptFrom: [{ tool: 'read_calendar', fields: ['id'] }] } },
  }),
  update_ticket: sink('change', {
    arguments: {
      ticket: { acceptFrom: [{ tool: 'search_tickets', fields: ['*.id'] }] },
      status: { oneOf: ['open', 'waiting', 'solved', 'closed'] },
      note: free,
    },
  }),
  set_reminder: sink('change', {
    arguments: { text: free, date: { kind: 'date', acceptFrom: [fromMail, { tool: 'read_document' }] } },
  }),
  fetch_page: sink('fetch-external', {
    arguments: { url: { kind: 'url', acceptFrom: [fromMail, { tool: 'read_document' }, { tool: 'search_web' }] } },
  }),
  run_command: sink('execute', { whenTainted: 'approve', arguments: { command: {} } }),
};

/** The operator's own tools of Agent Security Bench, by what their descriptions say: most only look things up. */
const agentTools = {
  read: 'sys_monitor market_data_api legal_doc_review compliance_checker medical_database course_selector performance_evaluator therapy_guide sales_analytics flight_simulator system_analyzer research_database summarizer path_planner sensor_fusion mental_health_tracker portfolio_manager'.split(
    ' ',
  ),
  change: ['update_manager', 'prescription_manager', 'inventory_manager'],
};

/** The first of these words in a tool's name says what it does; a name with none of them is taken to change something. */
const verbs: readonly (readonly [RegExp, Sink | 'read'])[] = [
  [/^(?:Get|View|Search|Read|List|Find|Check|Access)$/, 'read'],
  [/^(?:Send|Share|Post|Create|Reply|Forward|Dispatch)$/, 'send'],
  [/^(?:Pay|Transfer|Withdraw|Deposit|Place|Buy|Order)$/, 'pay'],
  [/^(?:Delete|Remove|Leave|Disable|Cancel)$/, 'delete'],
  [/^(?:Execute|Run)$/, 'execute'],
  [/^(?:Navigate|Download|Fetch|Open)$/, 'fetch-external'],
];

function ruleByName(tool: string): ToolRule {
  for (const word of tool.match(/[A-Z0-9]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []) {
    const found = verbs.find(([verb]) => verb.test(word))?.[1];
    if (found !== undefined) return found === 'read' ? {} : sink(found);
  }
  return sink('change');
}

/** The policy of this bench: one for all traces and flows. `others`: tools of the recorded traces, ruled by their names. */
export function benchPolicy(mode: 'context' | 'containment', others: Iterable<string>): ToolPolicy {
  return {
    unknownTools: 'block',
    taint: { mode, endorsers: [{ tool: 'lookup_contact' }], systemEndorses: true },
    rules: {
      ...Object.fromEntries([...others].map((tool) => [tool, ruleByName(tool)])),
      ...Object.fromEntries(agentTools.read.map((tool) => [tool, {}])),
      ...Object.fromEntries(agentTools.change.map((tool) => [tool, sink('change')])),
      ...officeTools,
    },
  };
}

/** The same policy with one of its two ideas taken out: only labels of arguments, or only what the user asked for. */
export function withOnly(idea: 'labels' | 'asked', policy: ToolPolicy): ToolPolicy {
  const rules = Object.entries(policy.rules).map(([name, rule]): [string, ToolRule] => {
    if (rule.sink === undefined) return [name, rule];
    if (idea === 'asked') return [name, { ...rule, whenTainted: 'allow', whenUnasked: 'block' }];
    const given = Object.entries(rule.arguments ?? {}).map(([path, argument]) => [
      path,
      { ...argument, acceptFrom: undefined },
    ]);
    return [name, { ...rule, asked: undefined, arguments: Object.fromEntries(given) as ToolRule['arguments'] }];
  });
  return { ...policy, rules: Object.fromEntries(rules) };
}
