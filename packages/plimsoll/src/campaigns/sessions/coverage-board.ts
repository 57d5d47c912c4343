import { attackFamilies, isSuccess, type SessionConversation } from './conversations-of.js';
import type { Session } from './session.js';

/** What was tried of one category with one family of attacks. */
export interface BoardCell {
  readonly family: string;
  readonly conversations: number;
  /** Of them, those that ended in a failure of the feature, or that a tester called one. */
  readonly findings: number;
}

/** Category × family of attack: what was tried, and what nobody has tried. */
export interface CoverageBoard {
  readonly rows: readonly {
    readonly category: string;
    readonly conversations: number;
    /** Only families that were tried here. */
    readonly cells: readonly BoardCell[];
  }[];
  readonly familiesTried: readonly string[];
  readonly familiesNotTried: readonly string[];
  readonly categoriesNotTried: readonly string[];
  readonly cells: { readonly tried: number; readonly all: number };
  readonly cases: { readonly tried: number; readonly all: number };
}

/** A conversation in which the feature failed, by its graders or by its tester. */
export function isFinding({ counted, outcome, severity }: SessionConversation): boolean {
  return counted > 0 && (severity !== undefined || isSuccess(outcome));
}

/** The coverage board of a session. Conversations without an answer have tried nothing. */
export function coverageBoard(
  { terms }: Pick<Session, 'terms'>,
  conversations: readonly SessionConversation[],
): CoverageBoard {
  const answered = conversations.filter(({ counted }) => counted > 0);
  const categories = [...new Set([...terms.categories, ...answered.map(({ category }) => category)])];
  const rows = categories.map((category) => {
    const here = answered.filter((each) => each.category === category);
    const cells = [...new Set(here.flatMap(({ families }) => families))].map((family) => {
      const tried = here.filter(({ families }) => families.includes(family));
      return { family, conversations: tried.length, findings: tried.filter(isFinding).length };
    });
    return { category, conversations: here.length, cells };
  });
  const tried = new Set(answered.flatMap(({ families }) => families));
  const all = attackFamilies();
  return {
    rows,
    familiesTried: all.filter((family) => tried.has(family)),
    familiesNotTried: all.filter((family) => !tried.has(family)),
    categoriesNotTried: rows.filter(({ conversations: count }) => count === 0).map(({ category }) => category),
    cells: { tried: rows.reduce((sum, { cells }) => sum + cells.length, 0), all: categories.length * all.length },
    cases: {
      tried: new Set(answered.flatMap(({ testCase }) => (testCase === undefined ? [] : [testCase.id]))).size,
      all: terms.cases,
    },
  };
}
