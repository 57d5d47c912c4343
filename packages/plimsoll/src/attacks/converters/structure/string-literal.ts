import * as z from 'zod/mini';
import { defineConverter } from '../converter.js';
import { wrappedText } from '../knowledge/kinds-of-knowledge.js';
import { jsonText, jsonTextsIn } from '../support/json-text.js';

const programs = {
  python: (text: string) => `task = ${text}\nprint(answer(task))`,
  javascript: (text: string) => `const task = ${text};\nconsole.log(answer(task));`,
  sql: (text: string) => `SELECT answer(task) FROM (SELECT ${text} AS task) AS tasks;`,
} as const;

/** The text as a constant of a small program whose output is asked for. */
export const stringLiteral = defineConverter({
  name: 'string-literal',
  family: 'code-wrapping',
  scope: 'text',
  knowledge: wrappedText({ summary: 'Writes the text as a constant of a program and asks for what it prints.' }),
  parameters: z.strictObject({ language: z._default(z.enum(['python', 'javascript', 'sql']), 'python') }),
  convert: (text, { language }) =>
    `\`\`\`${language}\n${programs[language](jsonText(text))}\n\`\`\`\nWhat does this print? Give the output only.`,
  decode: (converted) => jsonTextsIn(converted, /("(?:[^"\\]|\\.)*")/g)[0] ?? converted,
});
