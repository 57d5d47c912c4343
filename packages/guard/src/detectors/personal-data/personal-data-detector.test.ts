import { expect, test } from 'vitest';
import { textViews } from '../../views/text-views.js';
import { isHeavy } from '../detector.js';
import { secretsDetector } from '../secrets/index.js';
import { personalDataDetector } from './personal-data-detector.js';

function looked(definition: typeof personalDataDetector, text: string, options: object = {}): string[] {
  const detector = definition.create(definition.options.parse(options));
  if (isHeavy(detector)) throw new Error('not heavy');
  const inspected = detector.inspect({ channel: 'user', text, views: textViews(text), references: {} });
  return inspected.map(({ category, span, view }) => `${view} ${category}: ${text.slice(span?.start, span?.end)}`);
}

test('spans are in the original, through every view', () => {
  expect(looked(personalDataDetector, 'My card: 4111 1111 1111 1111.')).toEqual(['plain card: 4111 1111 1111 1111']);
  expect(looked(personalDataDetector, 'My card: ４１１１１１１１１１１１１１１１.')).toEqual([
    'normalised card: ４１１１１１１１１１１１１１１１',
  ]);
  expect(looked(personalDataDetector, 'Card 4111\u200b1111\u200b1111\u200b1111 ok')).toEqual([
    'normalised card: 4111\u200b1111\u200b1111\u200b1111',
  ]);
  const encoded = 'TXkgY2FyZCBpcyA0MTExMTExMTExMTExMTExLCB0aGFuayB5b3U=';
  expect(looked(personalDataDetector, `Read this: ${encoded}`)).toContain(`decoded:base64 card: ${encoded}`);
});

test('kinds, countries, exceptions and the least score are the policy’s', () => {
  const text = 'a@harbour.example, 4111111111111111, PESEL 44051401359, I live at 12 Harbour Street';
  expect(looked(personalDataDetector, text)).toHaveLength(3);
  expect(looked(personalDataDetector, text, { kinds: ['address'] })).toEqual(['plain address: 12 Harbour Street']);
  expect(looked(personalDataDetector, text, { kinds: ['national-id'], countries: ['DE'] })).toEqual([]);
  expect(looked(personalDataDetector, text, { kinds: ['email'], except: ['@harbour.example'] })).toEqual([]);
  expect(looked(personalDataDetector, 'libfoo 1.2.3.4', { minimumScore: 0.3 })).toEqual(['plain ip-address: 1.2.3.4']);
  expect(() => personalDataDetector.options.parse({ kinds: ['name'] })).toThrow();
});

test('secrets are found as written and decoded', () => {
  expect(looked(secretsDetector, 'password = "Tr0ub4dor&3"')).toEqual(['plain password: Tr0ub4dor&3']);
  const encoded = 'cG9zdGdyZXM6Ly9hZGE6YjFzY3VpdC1UaW5AZGIuZXhhbXBsZS9hcHA=';
  expect(looked(secretsDetector, `Read this: ${encoded}`)).toContain(`decoded:base64 connection-string: ${encoded}`);
  expect(looked(secretsDetector, 'password = "Tr0ub4dor&3"', { kinds: ['jwt'] })).toEqual([]);
});

test('an escape further on does not take a number out of what stands around it', () => {
  const text =
    'else parcel to do 192.168.0.17 please look at it, it is known to your people there since Monday %68%65%72%6f%6e and on';
  expect(looked(personalDataDetector, text)).toEqual([]);
  expect(looked(personalDataDetector, 'my %63ard is 4111 1111 1111 1111 a%6ed so on')).toContain(
    'plain card: 4111 1111 1111 1111',
  );
  expect(looked(personalDataDetector, 'card 4111%201111%201111%201111')).toContain(
    'decoded:percent card: 4111%201111%201111%201111',
  );
});
