import { formatMoney } from '@plimsoll/core';
import { wilson } from '@plimsoll/core/statistics';
import type { AblationProgress } from '../proof/ablate/ablation-progress.js';
import { sideSoFar, type RunProgress } from '../runs/run-progress.js';
import type { Terminal } from './terminal.js';

/** Shows how something goes: one line redrawn in place on a terminal, a plain line now and then elsewhere. */
export interface ProgressLine<Progress> {
  update(progress: Progress): void;
  /** Takes the line away, or prints the last state. */
  end(): void;
}

const redrawMs = 100;
const plainMs = 5_000;

/** How a run goes. */
export function progressLine(
  terminal: Terminal,
  currency: string | undefined,
  now: () => number,
): ProgressLine<RunProgress> {
  return drawnLine(terminal, (progress) => progressText(progress, currency), now);
}

/** {@link ProgressLine} of whatever can be put into words. */
export function drawnLine<Progress>(
  terminal: Terminal,
  textOf: (progress: Progress) => string,
  now: () => number,
): ProgressLine<Progress> {
  let shownAt = terminal.interactive ? -Infinity : now();
  let latest: Progress | undefined;
  const show = (progress: Progress): void => {
    const text = textOf(progress);
    if (terminal.interactive) terminal.error(`\r\u001b[2K${text.slice(0, Math.max(20, terminal.columns - 1))}`);
    else terminal.error(`${text}\n`);
  };
  return {
    update(progress) {
      latest = progress;
      const time = now();
      if (time - shownAt < (terminal.interactive ? redrawMs : plainMs)) return;
      shownAt = time;
      show(progress);
    },
    end() {
      if (latest === undefined) return;
      if (terminal.interactive) terminal.error('\r\u001b[2K');
      else show(latest);
    },
  };
}

/** "1 234/5 000 25 % · 812/s · ETA 5 s · leak 3.1 % [2–5] · false refusal … · 2 errors · 0.12 USD" */
export function progressText(progress: RunProgress, currency: string | undefined): string {
  const { planned, finished, finishedNow, elapsedMs } = progress;
  const parts = paceWords({ planned, finished, finishedNow, elapsedMs });
  parts.push(`leak ${rateSoFar(progress, 'harmful')}`, `false refusal ${rateSoFar(progress, 'benign')}`);
  if (progress.undecided > 0) parts.push(`${progress.undecided} undecided`);
  parts.push(`${progress.errored} errors`);
  if (progress.fromCache > 0) parts.push(`${progress.fromCache} from cache`);
  if (currency !== undefined) parts.push(formatMoney({ microUnits: progress.costMicroUnits, currency }));
  return parts.join(' · ');
}

/** "4/16 arrangements · 812/3616 22 % · 410/s · ETA 7 s · 2 errors · 0.12 USD" */
export function ablationText(progress: AblationProgress, currency: string | undefined): string {
  const { arrangements, complete, errored, costMicroUnits } = progress;
  const parts = [`${complete}/${arrangements} arrangements`, ...paceWords(progress), `${errored} errors`];
  if (currency !== undefined) parts.push(formatMoney({ microUnits: costMicroUnits, currency }));
  return parts.join(' · ');
}

type Pace = Pick<RunProgress, 'planned' | 'finished' | 'finishedNow' | 'elapsedMs'>;

/** How far, how fast, how long still. */
function paceWords({ planned, finished, finishedNow, elapsedMs }: Pace): string[] {
  const perSecond = elapsedMs > 0 ? (finishedNow * 1000) / elapsedMs : 0;
  const parts = [`${finished}/${planned} ${planned === 0 ? 100 : Math.floor((100 * finished) / planned)} %`];
  if (perSecond > 0) parts.push(`${perSecond >= 10 ? Math.round(perSecond) : perSecond.toFixed(1)}/s`);
  if (perSecond > 0 && finished < planned) parts.push(`ETA ${duration((planned - finished) / perSecond)}`);
  return parts;
}

/** Wilson is enough for a glance; the summary uses the clustered interval. */
function rateSoFar(progress: RunProgress, side: 'harmful' | 'benign'): string {
  const { failures, n } = sideSoFar(progress, side);
  if (n === 0) return '– (n = 0)';
  const { rate, lower, upper } = wilson(failures, n);
  const percent = (value: number): string => (100 * value).toFixed(1);
  return `${percent(rate ?? 0)} % [${percent(lower)}–${percent(upper)}] of ${n}`;
}

/** Seconds for people: "8 s", "3 min 20 s", "2 h 5 min". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
