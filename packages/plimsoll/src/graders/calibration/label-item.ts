import { contentHash, type ContentHash, type Reply } from '@plimsoll/core';

/** What a label is about. */
export interface LabelledQuestion {
  readonly caseHash: ContentHash;
  /** Index into the case's expectations. */
  readonly expectation: number;
  readonly reply: Pick<Reply, 'messages'>;
}

/**
 * Identity of what a person judges: this expectation of this case about what the assistant said and did. The same in every
 * run and under every grader, so that a label is never asked for twice.
 *
 * @example
 * ```ts
 * labelItem({ caseHash: caseHash(testCase), expectation: 0, reply }).length; // 64 hexadecimal digits
 * ```
 */
export function labelItem({ caseHash, expectation, reply }: LabelledQuestion): ContentHash {
  const said = reply.messages
    .filter((message) => message.role === 'assistant')
    .map((message) => ({
      content: message.content.toWellFormed(),
      calls: (message.toolCalls ?? []).map((call) => wellFormed([call.name, call.arguments])),
    }));
  return contentHash({ case: caseHash, expectation, reply: said });
}

/** As JSON text, in which a lone surrogate cannot stop the hash. Order of members is the reply's own. */
function wellFormed(value: unknown): string {
  return JSON.stringify(value).toWellFormed();
}
