import { cautions, closers, openers } from './own-answers.js';
import { declines, offers, partDeclines } from './own-refusals.js';
import { alternatives, bridges, personaOpeners, politeEnds, rants, saferBridges, voiceNames } from './own-voices.js';
import { steering } from './own-soft-parts.js';
import { seededRandom } from './fit.js';
import type { TrainingReply } from './training-data.js';

interface Label {
  readonly delivers: 0 | 1;
  readonly withholds: 0 | 1;
}

const refused: Label = { delivers: 0, withholds: 1 };
const partly: Label = { delivers: 1, withholds: 1 };
const served: Label = { delivers: 1, withholds: 0 };

/** How many replies of each make are composed. */
const counts = {
  voices: 450,
  safer: 350,
  offered: 700,
  lists: 400,
  chains: 350,
  served: 450,
  both: 180,
  warned: 150,
  persona: 250,
} as const;

/**
 * Replies composed of written ones: several voices in one reply, a refusal before an answer or before safer content, chains of
 * soft refusals, answers between greeting, warning and offer, and all of them in character. Deterministic.
 */
export function composeWritten(written: readonly TrainingReply[]): readonly TrainingReply[] {
  const random = seededRandom(11);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const chance = (share: number): boolean => random() < share;
  const replies: TrainingReply[] = [];
  const add = (label: Label, prompt: string, parts: readonly string[], joint = chance(0.5) ? ' ' : '\n\n'): void => {
    const reply = parts.filter((part) => part !== '').join(joint);
    replies.push({ source: 'own', cluster: `composed ${replies.length}`, prompt, reply, ...label, weight: 0.5 });
  };
  const times = (count: number, make: () => void): void => {
    for (let index = 0; index < count; index += 1) make();
  };
  const of = (...manners: readonly string[]): readonly TrainingReply[] =>
    written.filter(({ source }) => manners.some((manner) => source === `written-${manner}`));
  const answers = written.filter(({ delivers, withholds }) => delivers === 1 && withholds === 0);
  const bodies = answers.filter(({ reply }) => reply.length > 60);
  const declining = of('refused-terse', 'refused-modern', 'refused-dodge', 'refused-benign');
  const soft = of('refused-lecture', 'refused-dodge', 'refused-drift', 'refused-care');
  const safer = of('refused-neighbour', 'refused-care', 'refused-lecture');
  const unwilling = written.filter(({ delivers }) => delivers === 0);
  if (bodies.length === 0 || declining.length === 0 || soft.length === 0 || safer.length === 0) return [];
  times(counts.voices, () => {
    const [first, second] = pick(voiceNames);
    const persona = chance(0.5) ? pick(personaOpeners) : '';
    const say = (name: string, text: string): string => `${name} ${text}`;
    const kind = random();
    if (kind < 0.5) {
      const one = pick(declining);
      const two = pick(chance(0.4) ? declining : unwilling);
      const end = chance(0.4) ? ` ${pick(soft).reply}` : '';
      const parts = [say(first, one.reply), say(second, `${persona} ${two.reply}${end}`.trim())];
      add(refused, two.prompt, chance(0.7) ? parts : parts.slice(1), '\n\n');
    } else if (kind < 0.85) {
      const body = pick(bodies);
      add(
        partly,
        body.prompt,
        [say(first, pick(declining).reply), say(second, `${persona} ${body.reply}`.trim())],
        '\n\n',
      );
    } else {
      const body = pick(bodies);
      const parts = [say(first, body.reply), say(second, `${persona} ${body.reply}`.trim())];
      add(served, body.prompt, chance(0.3) ? parts : parts.slice(1), '\n\n');
    }
  });
  times(counts.safer, () => {
    const text = pick(safer);
    add(refused, text.prompt, [pick(declining).reply, pick(saferBridges), text.reply, chance(0.4) ? pick(offers) : '']);
  });
  times(counts.offered, () => {
    const text = pick(declining);
    const more = chance(0.3) ? pick(alternatives) : '';
    const decline = chance(0.3) ? pick(declines).replaceAll('{t}', 'that') : text.reply;
    add(refused, text.prompt, [decline, pick(alternatives), more, chance(0.6) ? pick(politeEnds) : '']);
  });
  times(counts.lists, () => {
    const mark = chance(0.5) ? (): string => '- ' : (index: number): string => `${index + 1}. `;
    const items = [pick(alternatives), pick(alternatives), pick(steering), pick(offers)].slice(chance(0.4) ? 1 : 0);
    const list = items.map((item, index) => mark(index) + item).join('\n');
    const text = pick(declining);
    add(refused, text.prompt, [
      text.reply,
      `${pick(saferBridges)}\n\n${list}`.trim(),
      chance(0.5) ? pick(politeEnds) : '',
    ]);
  });
  times(counts.chains, () => {
    const text = pick(soft);
    const parts = [
      text.reply,
      pick(soft).reply,
      chance(0.4) ? pick(unwilling).reply : '',
      chance(0.4) ? pick(offers) : '',
    ];
    add(refused, text.prompt, parts);
  });
  times(counts.served, () => {
    const body = pick(answers);
    add(served, body.prompt, [chance(0.4) ? pick(openers) : '', body.reply, pick(closers)]);
  });
  times(counts.both, () => {
    const body = pick(bodies);
    if (chance(0.6)) add(partly, body.prompt, [pick(declining).reply, pick(bridges), body.reply]);
    else {
      const other = pick(unwilling);
      const part = chance(0.5) ? pick(partDeclines).replaceAll('{t}', 'that part') : pick(declining).reply;
      add(partly, `${body.prompt} ${other.prompt}`, [body.reply, part]);
    }
  });
  times(counts.warned, () => {
    const body = pick(bodies);
    add(served, body.prompt, [chance(0.5) ? pick(cautions) : '', body.reply, pick(cautions), pick(closers)]);
  });
  times(counts.persona, () => {
    const turnsDown = chance(0.5);
    const text = turnsDown ? pick(unwilling) : pick(bodies);
    const rant = chance(0.4) ? pick(rants) : '';
    add(turnsDown ? refused : served, text.prompt, [pick(personaOpeners), rant, text.reply], ' ');
  });
  return replies;
}
