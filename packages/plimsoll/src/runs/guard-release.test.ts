import { expect, test } from 'vitest';
import { withGuardPolicy } from './guard-release.js';

const declared = { prompt: 'sha256:1' };
const guard = (policyHash: string) => ({ kind: 'guard', version: 1, options: { policyHash } });

test.each([
  ['no guard', { kind: 'http', description: {} }, declared],
  ['another control', { kind: 'http', description: { controls: [{ kind: 'spotlight', options: {} }] } }, declared],
  ['a control', { kind: 'http', description: { controls: [guard('a')] } }, { ...declared, 'guard-policy': 'a' }],
  ['a target', { kind: 'guard', description: { policyHash: 'b' } }, { ...declared, 'guard-policy': 'b' }],
  [
    'both',
    { kind: 'guard', description: { policyHash: 'b', controls: [guard('a')] } },
    { ...declared, 'guard-policy': 'a b' },
  ],
])('%s', (_, identity, release) => {
  expect(withGuardPolicy(declared, identity)).toEqual(release);
});
