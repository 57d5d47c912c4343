export { markerFor, quotedLines, type FencedData } from './fenced-data.js';
export { judgePrompt, type JudgeMessage, type JudgePromptOptions } from './judge-prompt.js';
export { questionRubric, type JudgeExample, type JudgeRubric, type JudgeVerdict } from './judge-rubric.js';
export { readJudgement, type JudgeAnswer } from './read-judgement.js';
