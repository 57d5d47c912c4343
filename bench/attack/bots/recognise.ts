import { keyWords, wordsOf, type Goal } from './goal.js';

/** Share of the key words of a goal that a text must say to be that request. */
const enough = 0.75;

/** The goal that a text asks for in words that stand in it as they are. */
export function recognise(goals: readonly Goal[], text: string): Goal | undefined {
  const words = new Set(wordsOf(text));
  return goals.find((goal) => share(goal, (word) => words.has(word)) >= enough);
}

/** The goal whose words stand in a text, whatever stands between their letters. */
export function recogniseLetters(goals: readonly Goal[], text: string): Goal | undefined {
  const letters = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return goals.find((goal) => share(goal, (word) => letters.includes(word)) >= enough);
}

/** Share of the key words of a goal for which something is true. */
export function share(goal: Goal, holds: (word: string) => boolean): number {
  const words = keyWords(goal);
  return words.filter(holds).length / words.length;
}
