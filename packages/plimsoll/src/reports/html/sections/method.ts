import type { GraderSummary, RunSummary } from '@plimsoll/core';
import { formatMoney } from '@plimsoll/core';
import { calibrationLines } from '../../calibration/calibration-words.js';
import { counted, formatShare } from '../../format-rate.js';
import { formatTime, methodWords, partialRuleWords, warningWords } from '../../rate-words.js';
import { html, type Markup } from '../markup.js';

type Row = readonly [name: string, value: string | Markup];

/** Everything needed to judge the numbers and to make them again; and what they do not say. */
export function method(summary: RunSummary): Markup {
  return html`<section aria-labelledby="not-assessed">
      <h2 id="not-assessed">What this run does not say</h2>
      <ul class="unsaid">
        ${summary.notAssessed.map((sentence) => html`<li>${sentence}</li>`)}
      </ul>
    </section>
    <section aria-labelledby="method">
      <h2 id="method">Method</h2>
      <dl class="method">
        ${[...measured(summary), ...bound(summary), ...spent(summary)].map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      <h3 id="graders">Who judged</h3>
      <table class="graders" aria-labelledby="graders">
        <thead>
          <tr>
            <th scope="col">Grader</th>
            <th scope="col">Grades</th>
            <th scope="col">Calibration</th>
            <th scope="col">Identity</th>
          </tr>
        </thead>
        <tbody>
          ${summary.graders.map(grader)}
        </tbody>
      </table>
    </section>`;
}

function measured(summary: RunSummary): Row[] {
  const { rates, run, set } = summary;
  const sample = (name: string, rate: typeof rates.leak): string =>
    rate.n === 0
      ? `${name}: not assessed`
      : `${name}: n = ${rate.n}, ${counted(rate.clusters, 'cluster')}, ${methodWords(rate.method)}${rate.warning === undefined ? '' : ` (${warningWords(rate)})`}`;
  return [
    [
      'Sample and interval',
      `${sample('harmful', rates.leak)}; ${sample('benign', rates.falseRefusal)}; ${formatShare(rates.leak.level)} two-sided`,
    ],
    ['Partial rule', `${run.partialRule}: ${partialRuleWords(run.partialRule)}`],
    ['Golden set', html`${set.name}, ${set.cases} cases ${hash(set.fingerprint)}`],
    ['Attacks', run.attacks.join(', ') || 'none'],
    ['Repeats, seed', `${run.repeats}, ${run.seed}`],
    ['Filter, limit', `${JSON.stringify(run.filter)}, ${run.limit === undefined ? 'no limit' : String(run.limit)}`],
  ];
}

function bound(summary: RunSummary): Row[] {
  const { run, target } = summary;
  const release = Object.entries(run.release);
  return [
    [
      'Target',
      html`${target.name} (${target.kind}) ${hash(target.hash)}<code class="block"
          >${JSON.stringify(target.description, undefined, 1)}</code
        >`,
    ],
    [
      'Release',
      release.length === 0
        ? 'not stated: this evidence is bound to no release'
        : html`<ul>
            ${release.map(([name, value]) => html`<li>${name} ${hash(value)}</li>`)}
          </ul>`,
    ],
    ['Plan', hash(run.planHash)],
    [
      'Run',
      html`${hash(run.id)} ${run.status}, ${formatTime(run.startedAt)} to
      ${run.finishedAt === undefined ? 'not finished' : formatTime(run.finishedAt)}${run.regradeOf === undefined ? '' : `; replies taken from run ${run.regradeOf} and graded anew`}`,
    ],
    [
      'Versions',
      [
        `plimsoll ${run.plimsollVersion}`,
        ...Object.entries(run.environment).map(([name, value]) => `${name} ${value}`),
      ].join(', '),
    ],
  ];
}

function spent(summary: RunSummary): Row[] {
  const { cost, latency, trials, usage } = summary;
  return [
    [
      'Latency',
      latency === null
        ? 'not timed'
        : `median ${Math.round(latency.p50)} ms, 95th percentile ${Math.round(latency.p95)} ms, longest ${Math.round(latency.max)} ms`,
    ],
    [
      'Tokens',
      `${usage.inputTokens} in, ${usage.outputTokens} out; ${counted(trials.fromCache, 'trial')} answered from the cache`,
    ],
    [
      'Cost',
      cost === undefined
        ? 'not known: no price is configured'
        : `${formatMoney(cost.amount)}${cost.unpricedTrials === 0 ? '' : `, without ${counted(cost.unpricedTrials, 'trial')} of unknown price`}`,
    ],
  ];
}

function grader(item: GraderSummary): Markup {
  const model = item.identity.model === undefined ? '' : `, model ${item.identity.model}`;
  return html`<tr>
    <th scope="row">${item.identity.name}<span class="quiet">version ${item.identity.version}${model}</span></th>
    <td data-column="Grades">${item.grades}, of them ${item.undecided} undecided</td>
    <td data-column="Calibration">${calibration(item)}</td>
    <td data-column="Identity">${hash(item.hash)}</td>
  </tr>`;
}

function calibration(item: GraderSummary): Markup {
  const lines = calibrationLines(item);
  const known = item.calibration?.state === 'valid';
  return known
    ? html`<ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`
    : html`<span class="care">${lines.join('; ')}</span>`;
}

function hash(value: string): Markup {
  return html`<code class="hash">${value}</code>`;
}
