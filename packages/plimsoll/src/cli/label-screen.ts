import type { AnswerChoice } from '../proof/calibration/question-words.js';
import type { Key } from './label-screen-keys.js';
import { drawCard, type LabelCard, type ScreenSize } from './label-screen-view.js';

/** What the screen needs of the world. */
export interface LabelScreenParts<Card extends LabelCard> {
  readonly cards: readonly Card[];
  readonly rater: string;
  /** Show hidden texts without being asked. */
  readonly show: boolean;
  readonly keys: AsyncIterator<Key>;
  readonly draw: (lines: readonly string[]) => void;
  readonly size: () => ScreenSize;
  /** Keeps one answer; resolves when it is safe. */
  readonly save: (card: Card, choice: AnswerChoice, note: string | undefined) => Promise<void>;
}

/** How a session ended. */
export interface LabelSession {
  readonly answered: number;
  readonly skipped: number;
  /** Cards that were not reached, or were skipped. */
  readonly left: number;
}

/**
 * Puts cards before a rater one after the other, by keyboard only, until all are answered, the rater quits or the keys end.
 * An answer is saved before the next card is drawn.
 */
export async function labelScreen<Card extends LabelCard>(parts: LabelScreenParts<Card>): Promise<LabelSession> {
  const { cards, rater, keys, save } = parts;
  const answers = new Map<number, AnswerChoice>();
  const notes = new Map<number, string>();
  const skipped = new Set<number>();
  let position = 0;
  let showAll = parts.show;
  let fresh = { shown: showAll, top: 0, writing: false, help: false, message: undefined as string | undefined };
  const go = (to: number): void => {
    position = Math.max(0, to);
    fresh = { shown: showAll, top: 0, writing: false, help: false, message: undefined };
  };

  while (position < cards.length) {
    const card = cards[position] as Card;
    const drawn = drawCard(
      card,
      {
        ...fresh,
        ...{ position, rater, count: cards.length, done: answers.size },
        answered: answers.get(position)?.words,
        note: notes.get(position),
      },
      parts.size(),
    );
    parts.draw(drawn.lines);
    const pressed = await keys.next();
    const key = pressed.done === true ? 'interrupt' : pressed.value;
    fresh.message = undefined;
    if (key === 'interrupt') break;
    if (fresh.writing) {
      const note = notes.get(position) ?? '';
      if (key === 'enter') fresh.writing = false;
      else if (key === 'escape') {
        notes.delete(position);
        fresh.writing = false;
      } else if (key === 'backspace') notes.set(position, note.replace(/.$/su, ''));
      else if (/^.$/su.test(key) && note.length < 1000) notes.set(position, note + key);
      continue;
    }
    const choice = card.question.choices.find((candidate) => candidate.key === key);
    if (fresh.help) fresh.help = false;
    else if (key === 'q') break;
    else if (key === 'h' || key === '?') fresh.help = true;
    else if (key === 'T') fresh.shown = showAll = true;
    else if (key === 't') fresh.shown = true;
    else if (key === 'n') fresh.writing = true;
    else if (key === 'b' || key === 'backspace') {
      if (position === 0) fresh.message = 'This is the first one.';
      else go(position - 1);
    } else if (key === 's') {
      if (!answers.has(position)) skipped.add(position);
      go(position + 1);
    } else if (key === ' ' || key === 'page-down') fresh.top = Math.min(drawn.lastTop, fresh.top + drawn.page);
    else if (key === 'page-up') fresh.top = Math.max(0, fresh.top - drawn.page);
    else if (key === 'j' || key === 'down') fresh.top = Math.min(drawn.lastTop, fresh.top + 1);
    else if (key === 'k' || key === 'up') fresh.top = Math.max(0, fresh.top - 1);
    else if (choice === undefined) fresh.message = 'That key means nothing here. Press h for help.';
    else if (card.harmful && !fresh.shown) fresh.message = 'The texts are hidden: press t to show them, then answer.';
    else {
      await save(card, choice, notes.get(position));
      answers.set(position, choice);
      skipped.delete(position);
      go(position + 1);
    }
  }
  return { answered: answers.size, skipped: skipped.size, left: cards.length - answers.size };
}
