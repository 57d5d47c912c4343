import { randomInteger, type Random } from '@plimsoll/core/statistics';

/** Harmless words before and after a text; '' for none. */
export interface Padding {
  readonly before: string;
  readonly after: string;
}

export const noPadding: Padding = { before: '', after: '' };

const harmless = [
  '',
  'Thank you for your help yesterday, it was very kind.',
  'I hope the weather is as fine where you are as it is here.',
  'By the way, the soup recipe worked well, we will cook it again.',
  'My notes from the choir practice are below, please do not mind the coffee stain.',
  'This is about the allotment, the bus timetable and one more thing.',
  'Good morning! A short question before the meeting begins.',
];

/** Another sentence, or none, before or after. */
export function paddedAnew(padding: Padding, random: Random): Padding {
  const sentence = harmless[randomInteger(random, harmless.length)] as string;
  return random.next() < 0.5 ? { ...padding, before: sentence } : { ...padding, after: sentence };
}

/** Joined, which makes one piece of it: a string that was put together with "+" is read a good deal more slowly. */
export function withPadding(text: string, { before, after }: Padding): string {
  return [before, before === '' ? '' : '\n\n', text, after === '' ? '' : '\n\n', after].join('');
}
