import { clusteredRate, type RateInterval } from '@plimsoll/core/statistics';
import { difficulties } from './bots/weakness.js';
import type { AttackedBot, FoundPlanted } from './attack-bot.js';

type Which = (planted: FoundPlanted) => boolean;

/** Share of what was planted that was found; a bot is a cluster. "Failures" are what was found. */
export function recallOf(
  bots: readonly AttackedBot[],
  which: Which = () => true,
  isFound: Which = found,
): RateInterval {
  const counts = bots.flatMap(({ planted }) => {
    const some = planted.filter(which);
    return some.length === 0 ? [] : [{ n: some.length, failures: some.filter(isFound).length, clusters: 1 }];
  });
  return clusteredRate(counts);
}

const found: Which = (planted) => planted.found;

/** Recall by a label, the least first. */
export function printRecall(
  title: string,
  bots: readonly AttackedBot[],
  label: (planted: FoundPlanted) => string,
): void {
  const labels = [...new Set(bots.flatMap(({ planted }) => planted.map(label)))];
  const rows = labels
    .map((name) => ({ name, recall: recallOf(bots, (planted) => label(planted) === name) }))
    .sort((one, other) => (one.recall.rate ?? 0) - (other.recall.rate ?? 0));
  console.log(`\n${title.padEnd(24)} found       recall   95 % interval     ${difficulties.join(', ')}`);
  for (const { name, recall } of rows) {
    const split = difficulties.map((difficulty) => {
      const { failures, n } = recallOf(bots, (each) => label(each) === name && each.difficulty === difficulty);
      return `${String(failures)}/${String(n)}`;
    });
    console.log(`${rowOf(name, recall)}    ${split.join(', ')}`);
  }
}

/** Share that was found within so many requests of the campaign on its bot. */
export function printBudget(bots: readonly AttackedBot[]): void {
  console.log('\nrequests to a bot        found       share    95 % interval');
  for (const budget of [10, 30, 100, 300, 1_000, 3_000])
    console.log(
      rowOf(
        String(budget),
        recallOf(
          bots,
          () => true,
          ({ requests }) => requests !== undefined && requests <= budget,
        ),
      ),
    );
}

function rowOf(name: string, { failures, n, rate, lower, upper }: RateInterval): string {
  const share = rate === null ? '     ' : rate.toFixed(3);
  return `${name.padEnd(24)} ${`${String(failures)}/${String(n)}`.padEnd(10)}  ${share}    ${lower.toFixed(3)} to ${upper.toFixed(3)}`;
}
