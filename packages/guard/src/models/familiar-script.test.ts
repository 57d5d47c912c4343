import { expect, test } from 'vitest';
import { isUnfamiliar } from './familiar-script.js';
import { familiarBlocks } from './model-thresholds.js';

const familiar = new Set(familiarBlocks);

test('scripts of the training texts are familiar', () => {
  for (const text of [
    'Good morning',
    'Guten Tag, schöne Grüße',
    'Доброе утро, как дела',
    '早上好，你好吗',
    'صباح الخير',
  ])
    expect(isUnfamiliar(text.toLowerCase(), familiar)).toBe(false);
});

test('others are not, unless they are a small part of the text', () => {
  expect(isUnfamiliar('ሰላም እንዴት ነህ', familiar)).toBe(true);
  expect(isUnfamiliar('the amharic word for peace is ሰላም', familiar)).toBe(false);
  expect(isUnfamiliar('12:30 🙂 → 14:00', familiar)).toBe(false);
});
