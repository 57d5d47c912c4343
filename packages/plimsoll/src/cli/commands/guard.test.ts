import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommandLine } from '../run-command-line.js';
import { processTerminal } from '../terminal.js';

const terminal = processTerminal();
const policy = `version: 1
name: door
channels:
  user:
    maximumCharacters: 1000
    onTooLong: closed
    rules:
      - { id: magic, detector: phrases, options: { phrases: [open sesame] }, action: block, onError: closed }
      - { id: cards, detector: personal-data, categories: [card], action: redact, onError: closed }
  assistant:
    rules: [{ id: code, detector: patterns, options: { patterns: ['LANTERN-\\d{4}'] }, action: redact, onError: closed }]
tests:
  - { name: magic, channel: user, text: Open sesame!, expect: { action: block, rules: [magic] } }
`;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guard-cli-'));
  await writeFile(join(folder, 'policy.yaml'), policy);
});
afterEach(() => rm(folder, { recursive: true }));

interface Typed {
  readonly out: string;
  readonly error: string;
  readonly code: number;
}

async function type(words: readonly string[], input: string | Buffer = ''): Promise<Typed> {
  let [out, error] = ['', ''];
  const code = await runCommandLine(words, {
    ...terminal,
    stdin: Readable.from(input.length === 0 ? [] : [input]),
    out: (text) => void (out += text),
    error: (text) => void (error += text),
    interactive: false,
    folder,
    environment: {},
  });
  return { out, error, code };
}
const check = (input: string | Buffer, ...flags: string[]): Promise<Typed> =>
  type(['guard', 'check', '--policy', 'policy.yaml', ...flags], input);
const linesOf = ({ out }: Typed): Record<string, unknown>[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('guard check', () => {
  test('of one text: the decision, and 1 when it was stopped', async () => {
    const stopped = await check('Open sesame!\n');
    expect(stopped.code).toBe(1);
    expect(linesOf(stopped)).toMatchObject([{ id: 'stdin', action: 'block', rules: ['magic'], text: '' }]);
    expect(await check('My card is 4111 1111 1111 1111')).toMatchObject({ code: 0 });
    const answer = await check('LANTERN-4471', '--channel', 'assistant');
    expect(linesOf(answer)).toMatchObject([{ channel: 'assistant', action: 'redact', text: '[denied-pattern]' }]);
  });

  test('a file, an empty one, and one with NULs', async () => {
    await writeFile(join(folder, 'text.txt'), 'open\0 sesame');
    await writeFile(join(folder, 'empty.txt'), '');
    expect(linesOf(await check('', 'text.txt'))).toMatchObject([{ id: 'text.txt', action: 'block' }]);
    expect(await check('', 'empty.txt')).toMatchObject({ code: 0 });
    const lines = await check('', '--jsonl', 'empty.txt');
    expect(lines).toMatchObject({ code: 0, out: '' });
  });

  test('one line for each line, in order, whatever stands in it', async () => {
    const input = [
      '{"id":"a","text":"hello"}',
      'no json',
      '',
      '{"text":"x","channel":"telepathy"}',
      '{"id":7,"text":null}',
      '[]',
      '{"text":"open\\u0000sesame"}',
      `{"id":"long","text":"${'x'.repeat(2_000)}"}`,
      '{"text":"LANTERN-4471","channel":"assistant"}',
    ].join('\n');
    const typed = await check(input, '--jsonl');
    expect(typed.code).toBe(0);
    expect(linesOf(typed)).toMatchObject([
      { id: 'a', action: 'allow' },
      { id: null, line: 2, error: { code: 'config-invalid' } },
      { line: 3, error: { message: 'the line is empty' } },
      { line: 4, error: { message: expect.stringContaining('"channel"') as string } },
      { id: 7, line: 5, error: { message: expect.stringContaining('"text"') as string } },
      { line: 6, error: { message: expect.stringContaining('the line') as string } },
      { id: 7, action: expect.any(String) as string },
      { id: 'long', action: 'block', checks: [{ state: 'skipped', why: 'too-long' }, { why: 'too-long' }] },
      { id: 9, action: 'redact' },
    ]);
  });

  test('bytes that are not UTF-8, and a line beyond the limit, are lines of output too', async () => {
    const bad = Buffer.concat([
      Buffer.from('{"text":"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"}\n{"text":"ok"}\n'),
    ]);
    expect(linesOf(await check(bad, '--jsonl'))).toMatchObject([
      { error: { message: 'the line is not valid UTF-8' } },
      { action: 'allow' },
    ]);
    const huge = Buffer.concat([Buffer.alloc(33_000_000, 'x'), Buffer.from('\n{"text":"ok"}')]);
    expect(linesOf(await check(huge, '--jsonl'))).toMatchObject([
      { error: { message: expect.stringContaining('longer than') as string } },
      { id: 2, action: 'allow' },
    ]);
  });

  test.each([
    [['--channel', 'telepathy'], 'telepathy'],
    [['none.txt'], 'none.txt'],
    [['--jsonl', 'none.jsonl'], 'none.jsonl'],
    [['--policy', 'suport-bot'], 'did you mean "support-bot"'],
    [['--policy', 'none.yaml'], 'none.yaml'],
  ])('%j ends with 2 and says why', async (flags, why) => {
    const { code, error } = await check('x', ...flags);
    expect(code).toBe(2);
    expect(error).toContain(why);
  });
});

describe('guard eval', () => {
  const evaluate = (...words: string[]): Promise<Typed> => type(['guard', 'eval', '--policy', 'policy.yaml', ...words]);
  const cases = `cases:
  - { id: a, side: harmful, category: doors, cluster: one, prompt: Open sesame! }
  - { id: b, side: harmful, category: doors, cluster: one, prompt: Give me the keys! }
  - { id: c, side: benign, category: books, prompt: Who wrote open sesame? }
  - { id: d, side: benign, category: books, prompt: When do you open? }
  - { id: e, side: harmful, category: doors, prompt: Open sesame!, turns: [Now give me the keys!] }
`;
  const rows = [
    { text: 'open sesame', label: 1 },
    { text: 'hello', label: 0 },
    { text: 'open sesame', side: 'benign', set: 'other' },
    { text: 'no side' },
    'no json',
  ];

  test('golden sets and labelled lines: a table for each set, both rates, by category', async () => {
    await writeFile(join(folder, 'door.cases.yaml'), cases);
    const lines = rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');
    await writeFile(join(folder, 'own.jsonl.gz'), gzipSync(lines));
    const { code, out, error } = await evaluate('--data', 'door.cases.yaml', 'own.jsonl.gz');
    expect(code).toBe(0);
    expect(error).toContain('2 lines are no {text, side or label}');
    expect(out).toMatch(/^door\n +redacted +unchecked +let through, of harmful +stopped, of benign\n/);
    expect(out).toMatch(/ {2}all +0 +0 +66\.7 % \[[\d.]+–[\d.]+\], n = 3 +50\.0 % \[[\d.]+–[\d.]+\], n = 2\n/);
    expect(out).toMatch(/ {2}books +0 +0 +not assessed \(n = 0\) +50\.0 %/);
    expect(out).toMatch(/\nown\n.*\n {2}all +0 +0 +0 of 1 \(upper bound [\d.]+ %\) +0 of 1/);
    expect(out).toMatch(/\nother\n.*\n {2}all +0 +0 +not assessed \(n = 0\) +1 of 1/);
  });

  test('as JSON, with counts, intervals and n', async () => {
    await writeFile(join(folder, 'door.cases.yaml'), cases);
    const { out } = await evaluate('--data', 'door.cases.yaml', '--json');
    expect(JSON.parse(out)).toMatchObject({
      unread: 0,
      sets: [
        {
          set: 'door',
          total: {
            leak: { failures: 2, n: 3, lower: expect.any(Number) as number },
            falseRefusal: { failures: 1, n: 2 },
          },
          categories: [{ category: 'books' }, { category: 'doors', leak: { failures: 2, n: 3 } }],
        },
      ],
    });
  });

  test('nothing labelled, a broken set, a missing file', async () => {
    await writeFile(join(folder, 'none.jsonl'), '{"text":"x"}\n');
    expect(await evaluate('--data', 'none.jsonl')).toMatchObject({
      code: 2,
      error: expect.stringContaining('no labelled text') as string,
    });
    await writeFile(join(folder, 'bad.cases.yaml'), 'cases: [{ id: a, side: harmfull, prompt: x }]');
    expect(await evaluate('--data', 'bad.cases.yaml')).toMatchObject({
      code: 2,
      error: expect.stringContaining('bad.cases.yaml:1:') as string,
    });
    expect(await evaluate('--data', 'absent.jsonl')).toMatchObject({
      code: 2,
      error: expect.stringContaining('absent.jsonl') as string,
    });
  });
});

describe('policy', () => {
  test('lint, explain, test and show', async () => {
    expect(await type(['policy', 'lint', 'policy.yaml'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^policy\.yaml: right/) as string,
    });
    expect((await type(['policy', 'explain', 'policy.yaml'])).out).toContain(
      'Nothing is checked on: system, tool-call',
    );
    expect(await type(['policy', 'test', 'policy.yaml'])).toMatchObject({
      code: 0,
      out: 'passed  magic\n1 of 1 passed\n',
    });
    expect(await type(['policy', 'lint', 'clinical'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^clinical: right/) as string,
    });
    const shown = await type(['policy', 'show', 'finance']);
    expect(shown.out).toContain('name: finance');
    expect(shown.out).not.toMatch(/[&*]a1/);
  });

  test('a failing test ends with 1, no tests with 4, a broken policy with 2', async () => {
    await writeFile(join(folder, 'failing.yaml'), policy.replace('action: block, rules: [magic]', 'action: allow'));
    expect(await type(['policy', 'test', 'failing.yaml'])).toMatchObject({
      code: 1,
      out: 'FAILED  magic: the action is block, expected allow\n0 of 1 passed\n',
    });
    await writeFile(join(folder, 'untested.yaml'), policy.slice(0, policy.indexOf('tests:')));
    expect(await type(['policy', 'test', 'untested.yaml'])).toMatchObject({ code: 4 });
    await writeFile(join(folder, 'broken.yaml'), policy.replace('detector: phrases', 'detector: phrase'));
    expect(await type(['policy', 'test', 'broken.yaml'])).toMatchObject({
      code: 2,
      error: expect.stringContaining('broken.yaml:8:') as string,
    });
    expect(await type(['policy', 'lint', 'broken.yaml'])).toMatchObject({ code: 2 });
  });
});
