import { contentHash } from '@plimsoll/core';
import type { DetectorInput, HeavyDetector, Thresholds } from '../../detectors/detector.js';
import { categoryName } from '../category-name.js';
import { UninspectableText } from '../uninspectable-text.js';
import { viewsToAsk } from '../views-to-ask.js';
import { markerFor, quotedLines, type FencedData } from './fenced-data.js';
import { judgePrompt, type JudgeMessage } from './judge-prompt.js';
import type { JudgeRubric } from './judge-rubric.js';
import { readJudgement } from './read-judgement.js';

/** Asks a model and gives its answer, or undefined when the model refused or broke off. */
export type AskJudge = (messages: readonly JudgeMessage[], signal: AbortSignal) => Promise<string | undefined>;

/** A judge of texts. */
export interface JudgeDetectorOptions {
  /** What policies call it. */
  readonly name: string;
  readonly rubric: JudgeRubric;
  /** `chatEndpoint(...)`, or any function. */
  readonly ask: AskJudge;
  /** Changes whenever the model may answer otherwise: its name, say. */
  readonly version: string;
  /** Of its findings; default: the rubric's name. */
  readonly category?: string | undefined;
  /** Longer texts are not sent, and recorded as too long; default 100,000. */
  readonly maximumCharacters?: number | undefined;
}

/**
 * A heavier detector that asks a model one question about a text: a verdict that means `violated` is a finding of score 1.
 * The text is fenced off as data; an answer that is not exactly of the asked form is an error, never a verdict. With an
 * endpoint elsewhere the texts leave the machine.
 *
 * @example
 * ```ts
 * const rubric = questionRubric('off-topic', 'Does the text ask for something else than help with an order?');
 * const judge = judgeDetector({ name: 'topic', rubric, ask: () => Promise.resolve('{}'), version: 'none' });
 * judge.reach; // 'sentence'
 * ```
 */
export function judgeDetector(options: JudgeDetectorOptions): HeavyDetector {
  const { name, rubric, ask, maximumCharacters = 100_000 } = options;
  const category = options.category ?? categoryName(rubric.name);
  return {
    name,
    version: `1-${contentHash({ rubric, category, model: options.version }).slice(0, 16)}`,
    reach: 'sentence',
    thresholds: (): Thresholds => ({ threshold: 0.5 }),
    async inspectLater(input, signal) {
      if (input.text.length > maximumCharacters) throw new UninspectableText('skipped', 'too-long');
      const data = fenced(input);
      const answer = await ask(judgePrompt(rubric, data, { judged: 'text' }), signal);
      if (answer === undefined) throw new UninspectableText('errored', 'the judge refused or broke off');
      const { verdict, problem } = readJudgement(answer, rubric, data.marker);
      // Whoever wrote the text may have led the judge astray: that says nothing about the judge's health. What the judge
      // said instead may quote the text, and stays out of the record.
      if (verdict === undefined) throw new UninspectableText('errored', problem.replace(/ ".*/s, ''));
      if (verdict.means === 'undecided') throw new UninspectableText('errored', 'the judge is undecided');
      return verdict.means === 'met' ? [] : [{ detector: name, category, score: 1, span: null, view: 'plain' }];
    },
  };
}

function fenced({ channel, views }: DetectorInput): FencedData {
  const parts = viewsToAsk(views).flatMap((view) => {
    const heading = view.name === 'plain' ? `text, channel ${channel}` : `found in it, ${view.name}`;
    return [`== ${heading} ==`, quotedLines(view.text)];
  });
  const text = parts.join('\n');
  return { text, marker: markerFor(text) };
}
