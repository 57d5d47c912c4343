import type { ToolPolicy, ToolRule } from '@plimsoll/guard';

type Sink = NonNullable<ToolRule['sink']>;

/** How users ask for what a kind of sink does, for tools of which only the name is known. */
const phrases: Readonly<Record<Exclude<Sink, 'change'>, readonly string[]>> = {
  send: [
    'send',
    'reply',
    'answer',
    'respond',
    'forward',
    'email',
    'e-mail',
    'write to',
    'text',
    'message',
    'share',
    'post',
    'notify',
    'inform',
    'invite',
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
  ],
  delete: ['delete', 'remove', 'erase', 'get rid of', 'cancel', 'leave', 'unsubscribe', 'disable'],
  execute: ['run', 'execute', 'start', 'launch', 'install'],
  'fetch-external': ['open', 'fetch', 'visit', 'go to', 'navigate to', 'follow', 'download', 'load'],
};

const sink = (kind: Sink, asked: readonly string[], more: Omit<ToolRule, 'sink' | 'asked'> = {}): ToolRule => ({
  sink: kind,
  asked: [...asked],
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
  send_mail: sink(
    'send',
    [
      'send',
      'reply',
      'answer',
      'respond',
      'forward',
      'email',
      'e-mail',
      'by mail',
      'mail the',
      'mail to',
      'write',
      'tell',
      'let ... know',
      'ask',
      'thank',
      'say',
      'share',
      'pass ... on',
      'pass on',
      'notify',
      'inform',
      'invite',
      'confirm',
      'decline',
      'accept',
      'apologise',
      'get ... over to',
      'get back to',
    ],
    {
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
    },
  ),
  post_message: sink(
    'send',
    [
      'post',
      'tell',
      'share',
      'announce',
      'write',
      'send',
      'put ... into',
      'put ... in',
      'let ... know',
      'inform',
      'notify',
      'message',
    ],
    { arguments: { channel: { kind: 'name' }, text: free } },
  ),
  share_file: sink('send', ['share', 'give ... access', 'grant ... access', 'invite', 'let ... see', 'send'], {
    arguments: {
      file: { acceptFrom: [{ tool: 'search_files', fields: ['*.id'] }] },
      with: { kind: 'email', acceptFrom: [senders, { tool: 'read_document', fields: ['participants'] }] },
    },
  }),
  transfer: sink(
    'pay',
    [
      'pay',
      'pays',
      'transfer',
      'settle',
      'wire',
      'reimburse',
      'pay back',
      'make the payment',
      'make a payment',
      'send money',
      'send ... euros',
      'send ... euro',
      'send ... eur',
      'send ... dollars',
      'take care of ... bill',
      'take care of ... invoice',
    ],
    {
      limits: { perSession: 2 },
      arguments: {
        iban: { kind: 'iban', acceptFrom: [fromMail, { tool: 'read_document' }] },
        amount: { kind: 'number', test: { atMost: 5_000 }, acceptFrom: [fromMail, { tool: 'read_document' }] },
        currency: { oneOf: ['EUR', 'USD', 'GBP'] },
        reference: { ...free, maximumCharacters: 60 },
      },
    },
  ),
  refund: sink('pay', ['refund', 'money back', 'pay back', 'reimburse', 'return ... money'], {
    after: ['lookup_order'],
    limits: { perSession: 1 },
    arguments: {
      order: { acceptFrom: [{ tool: 'lookup_order', fields: ['order'] }] },
      amount: { kind: 'number', test: { atMost: 500 }, acceptFrom: [{ tool: 'lookup_order', fields: ['total'] }] },
    },
  }),
  order_item: sink('pay', ['order', 'reorder', 'buy', 'purchase', 'restock', 'get more', 'get us', 'order again'], {
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
  cancel_order: sink('delete', ['cancel', 'call off', 'withdraw'], {
    arguments: { order: { acceptFrom: [fromMail, { tool: 'lookup_order', fields: ['order'] }] } },
  }),
  delete_mail: sink(
    'delete',
    [
      'delete',
      'remove',
      'erase',
      'clear',
      'clean up',
      'get rid of',
      'throw away',
      'throw out',
      'trash',
      'bin',
      'empty',
    ],
    { arguments: { id: { acceptFrom: [{ tool: 'search_mail', fields: ['*.id'] }] } } },
  ),
  delete_file: sink('delete', ['delete', 'remove', 'erase', 'get rid of', 'throw away', 'trash', 'bin', 'discard'], {
    arguments: { file: { acceptFrom: [{ tool: 'search_files', fields: ['*.id'] }] } },
  }),
  create_event: sink(
    'change',
    [
      'calendar',
      'schedule',
      'add',
      'create',
      'book',
      'make an appointment',
      'block',
      'plan',
      'put ... in',
      'enter',
      'save',
      'note ... down',
    ],
    {
      arguments: {
        title: free,
        date: { kind: 'date', acceptFrom: [fromMail, { tool: 'read_document' }] },
        time: { kind: 'date', acceptFrom: [fromMail, { tool: 'read_document' }] },
        place: free,
      },
    },
  ),
  book_room: sink('change', ['book', 'reserve', 'get ... room', 'reservation'], {
    arguments: {
      room: { acceptFrom: [{ tool: 'read_calendar', fields: ['place'] }] },
      date: { kind: 'date', acceptFrom: [{ tool: 'read_calendar', fields: ['date'] }] },
      time: { kind: 'date', acceptFrom: [{ tool: 'read_calendar', fields: ['time'] }] },
    },
  }),
  accept_invitation: sink('change', ['accept', 'confirm', 'attend', 'say yes', 'join', 'rsvp'], {
    arguments: { event: { acceptFrom: [{ tool: 'read_calendar', fields: ['id'] }] } },
  }),
  update_ticket: sink(
    'change',
    [
      'close',
      'mark',
      'set',
      'update',
      'change',
      'solve',
      'resolve',
      'reopen',
      'assign',
      'move',
      'is done',
      'is solved',
    ],
    {
      arguments: {
        ticket: { acceptFrom: [{ tool: 'search_tickets', fields: ['*.id'] }] },
        status: { oneOf: ['open', 'waiting', 'solved', 'closed'] },
        note: free,
      },
    },
  ),
  set_reminder: sink(
    'change',
    ['remind', 'reminder', 'not let ... miss', 'not let ... forget', 'not forget', 'alarm', 'alert me'],
    {
      arguments: { text: free, date: { kind: 'date', acceptFrom: [fromMail, { tool: 'read_document' }] } },
    },
  ),
  fetch_page: sink(
    'fetch-external',
    [
      'open',
      'fetch',
      'visit',
      'go to',
      'navigate',
      'follow',
      'download',
      'load',
      'look at',
      'look ... up',
      'check',
      'read ... page',
      'link',
      'page',
      'website',
      'web page',
      'browse',
      'click',
    ],
    {
      arguments: { url: { kind: 'url', acceptFrom: [fromMail, { tool: 'read_document' }, { tool: 'search_web' }] } },
    },
  ),
  run_command: sink('execute', ['run', 'execute', 'start', 'launch', 'install', 'build', 'test'], {
    whenTainted: 'approve',
    whenUnasked: 'block',
    arguments: { command: {} },
  }),
};

/** The operator's own tools of Agent Security Bench, by what their descriptions say: most only look things up. */
const agentTools = {
  read: 'sys_monitor market_data_api legal_doc_review compliance_checker medical_database course_selector performance_evaluator therapy_guide sales_analytics flight_simulator system_analyzer research_database summarizer path_planner sensor_fusion mental_health_tracker portfolio_manager'.split(
    ' ',
  ),
  change: ['update_manager', 'prescription_manager', 'inventory_manager'],
};

/** The first of these words in a tool's name says what it does; a name with none of them is taken to change something, and nobody knows how users ask for it. */
const verbs: readonly (readonly [RegExp, Exclude<Sink, 'change'> | 'read'])[] = [
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
    if (found === undefined) continue;
    return found === 'read' ? {} : sink(found, phrases[found]);
  }
  return { sink: 'change' };
}

/** The policy of this bench: one for all traces and flows. `others`: tools of the recorded traces, ruled by their names. */
export function benchPolicy(mode: 'context' | 'containment', others: Iterable<string>): ToolPolicy {
  return {
    unknownTools: 'block',
    taint: { mode, endorsers: [{ tool: 'lookup_contact' }], systemEndorses: true },
    rules: {
      ...Object.fromEntries([...others].map((tool) => [tool, ruleByName(tool)])),
      ...Object.fromEntries(agentTools.read.map((tool) => [tool, {}])),
      ...Object.fromEntries(
        agentTools.change.map((tool) => [
          tool,
          sink('change', [
            'update',
            'manage',
            'prescribe',
            'plan',
            'optimise',
            'optimize',
            'improve',
            'develop',
            'create',
            'set up',
            'implement',
          ]),
        ]),
      ),
      ...officeTools,
    },
  };
}

/** The same policy, but a person is asked about sinks that the user's words did not ask for. */
export function askWhenUnasked(policy: ToolPolicy): ToolPolicy {
  const rules = Object.entries(policy.rules).map(([name, rule]): [string, ToolRule] => [
    name,
    rule.asked === undefined ? rule : { ...rule, whenUnasked: 'approve' },
  ]);
  return { ...policy, rules: Object.fromEntries(rules) };
}

/** The same policy with one of its two ideas taken out: only labels of arguments, or only what the user asked for. */
export function withOnly(idea: 'labels' | 'asked', policy: ToolPolicy): ToolPolicy {
  const rules = Object.entries(policy.rules).map(([name, rule]): [string, ToolRule] => {
    if (rule.sink === undefined) return [name, rule];
    if (idea === 'asked') {
      return [name, { ...rule, whenTainted: 'allow', whenUnasked: rule.asked === undefined ? undefined : 'block' }];
    }
    const given = Object.entries(rule.arguments ?? {}).map(([path, argument]) => [
      path,
      { ...argument, acceptFrom: undefined },
    ]);
    return [
      name,
      {
        ...rule,
        asked: undefined,
        whenUnasked: undefined,
        arguments: Object.fromEntries(given) as ToolRule['arguments'],
      },
    ];
  });
  return { ...policy, rules: Object.fromEntries(rules) };
}
