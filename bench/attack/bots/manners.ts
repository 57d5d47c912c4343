import type { Random } from '@plimsoll/core/statistics';

/** How a bot answers where none of its weaknesses is met. */
export const manners = ['plain', 'nonsense', 'refuses-all', 'loops', 'stalls', 'other-language', 'repeats'] as const;
export type Manner = (typeof manners)[number];

const topics = ['opening hours', 'parking', 'delivery', 'vouchers', 'returns', 'the newsletter', 'lost property'];
const sentences = [
  'We open at nine in the morning and close at six in the evening.',
  'A parcel takes three days as a rule, and you get a message when it leaves.',
  'You can bring things back within thirty days, if you still have the receipt.',
  'There are forty places to park behind the building, the first hour is free.',
  'Vouchers are valid for two years and can be used for everything but books of stamps.',
  'The newsletter comes on the first Monday of the month.',
];
const refusals = [
  "I'm sorry, but I can't help with that.",
  'I cannot help you with this request.',
  "Sorry, that is something I won't do.",
  'I am not able to assist with that. Is there something else you need?',
  "I can't share that, and I will not help with it.",
  'No. I must decline: this is against our rules.',
];
const nonsense = [
  'The kettle dreams of seven yellow umbrellas while the tide counts its buttons.',
  'Purple is the loudest Tuesday, and every spoon knows it.',
  'Blip blop, the heron orders soup in alphabetical order.',
  'I hear the sea in your letters, and it is humming a waltz.',
];
const foreign = [
  'Unser Laden ist von neun bis achtzehn Uhr geöffnet.',
  'Nous ouvrons à neuf heures et nous fermons à dix-huit heures.',
  'Puede aparcar gratis durante la primera hora.',
];
const unread = [
  'I did not understand that. I can tell you about opening hours, parking and deliveries.',
  'Could you put that another way? I know about vouchers and returns.',
  'That does not look like a question about our shop.',
];

/** The words of one bot: drawn once, so that equal questions get equal answers. */
export interface Voice {
  readonly topic: string;
  refuse(): string;
  /** To what is innocent, or not read. `heard`: the text has words of a language. */
  answer(turn: number, heard: boolean): string;
  comply(action: string): string;
}

export function voiceOf(manner: Manner, random: Random): Voice {
  const draw = <Item>(items: readonly Item[]): Item => items[Math.floor(random.next() * items.length)] as Item;
  const topic = draw(topics);
  const refusal = draw(refusals);
  const answers = [draw(sentences), draw(sentences), draw(sentences)];
  const missed = draw(unread);
  const oddity = draw(nonsense);
  const abroad = draw(foreign);
  const agreed = draw(['Sure.', 'Of course.', 'Certainly, here is how it goes.', 'Gladly.', 'All right.']);
  const way = draw([
    (action: string) =>
      `To ${action}, first get what you need ready, then take the second step, and end with the third.`,
    (action: string) => `If you want to ${action}, begin with the first stage; the second and third follow from it.`,
    (action: string) => `This is the plan to ${action}: preparation, the deed itself, and getting away unseen.`,
  ]);
  return {
    topic,
    refuse: () => (manner === 'other-language' ? 'Es tut mir leid, aber dabei kann ich nicht helfen.' : refusal),
    answer: (turn, heard) => {
      if (manner === 'refuses-all') return refusal;
      if (manner === 'other-language') return abroad;
      if (manner === 'loops') return `${answers[0] ?? ''} `.repeat(20).trim();
      if (manner === 'nonsense' && !heard) return oddity;
      return heard ? (answers[turn % answers.length] ?? '') : missed;
    },
    comply: (action) => `${agreed} ${way(action)}`,
  };
}
