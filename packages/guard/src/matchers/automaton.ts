/**
 * An Aho–Corasick automaton (Aho and Corasick 1975) over small integer classes: finds every occurrence of many patterns
 * in one pass, in time linear in the text.
 *
 * States are numbered breadth first. The shallow ones, where a scan nearly always is, have full rows; a deeper state
 * lists its children, which stand in a row, and falls back along its failure link. Memory is a few bytes per state.
 */
export interface Automaton {
  readonly classCount: number;
  readonly stateCount: number;
  /** States below this number have full rows. */
  readonly denseStates: number;
  /** A row has `1 << rowShift` places. */
  readonly rowShift: number;
  /** Next state by `(state << rowShift) + class`; its complement where a pattern ends in it. */
  readonly rows: Int32Array;
  /** Children of state s are the states from `firstChild[s]` to before `firstChild[s + 1]`. */
  readonly firstChild: Int32Array;
  /** Class that leads into a state. */
  readonly label: Uint16Array;
  readonly failure: Int32Array;
  /** First match entry of a state, -1 when no pattern ends there. */
  readonly firstMatch: Int32Array;
  /** Pattern of an entry, and the entry after it or -1. */
  readonly matchPattern: Int32Array;
  readonly nextMatch: Int32Array;
}

/** Classes of a pattern or text: integers from 0 to before the class count. */
export type Classes = ArrayLike<number>;

const leastDense = 128;
const mostDense = 4_096;

/**
 * Builds the automaton of some patterns; empty patterns never match.
 *
 * @param classCount how many classes there are, 1 to 65,536.
 * @example
 * ```ts
 * const automaton = buildAutomaton([[1, 2], [2, 2]], 3);
 * const ends: number[] = [];
 * scanClasses(automaton, [0, 1, 2, 2], 4, (_pattern, end) => ends.push(end) > 0);
 * ends; // [3, 4]
 * ```
 */
export function buildAutomaton(patterns: readonly Classes[], classCount: number): Automaton {
  const { order, label, firstChild } = buildTrie(patterns);
  const stateCount = label.length;
  const failure = new Int32Array(stateCount);
  const firstMatch = new Int32Array(stateCount).fill(-1);
  const matchPattern = new Int32Array(patterns.length);
  const nextMatch = new Int32Array(patterns.length).fill(-1);
  for (let pattern = patterns.length - 1; pattern >= 0; pattern -= 1) {
    const state = order[pattern] as number;
    matchPattern[pattern] = pattern;
    if (state === 0) continue;
    nextMatch[pattern] = firstMatch[state] as number;
    firstMatch[state] = pattern;
  }
  const denseStates = Math.min(stateCount, Math.max(leastDense, Math.min(stateCount >> 3, mostDense)));
  const rowShift = Math.ceil(Math.log2(Math.max(2, classCount)));
  const rows = new Int32Array(denseStates << rowShift);
  const automaton: Automaton = {
    classCount,
    stateCount,
    denseStates,
    rowShift,
    rows,
    firstChild,
    label,
    failure,
    firstMatch,
    matchPattern,
    nextMatch,
  };
  // Breadth first: what a state falls back to is finished before the state itself.
  for (let state = 0; state < stateCount; state += 1) {
    if (state < denseStates && state > 0) {
      const from = (failure[state] as number) << rowShift;
      rows.copyWithin(state << rowShift, from, from + classCount);
    }
    const end = firstChild[state + 1] as number;
    for (let child = firstChild[state] as number; child < end; child += 1) {
      if (state > 0) {
        const fallback = nextState(automaton, failure[state] as number, label[child] as number);
        failure[child] = fallback;
        appendMatches(automaton, child, fallback);
      }
      if (state < denseStates) {
        rows[(state << rowShift) + (label[child] as number)] = (firstMatch[child] as number) === -1 ? child : ~child;
      }
    }
  }
  return automaton;
}

/**
 * The state after one more class.
 *
 * @example
 * ```ts
 * const automaton = buildAutomaton([[1, 2]], 3);
 * automaton.firstMatch[nextState(automaton, nextState(automaton, 0, 1), 2)]; // 0: an entry, so the pattern ends here
 * ```
 */
export function nextState(automaton: Automaton, state: number, cls: number): number {
  const { denseStates, firstChild, label, failure } = automaton;
  let at = state;
  while (at >= denseStates) {
    const end = firstChild[at + 1] as number;
    for (let child = firstChild[at] as number; child < end; child += 1) if (label[child] === cls) return child;
    at = failure[at] as number;
  }
  const next = automaton.rows[(at << automaton.rowShift) + cls] as number;
  return next < 0 ? ~next : next;
}

/**
 * Reports every occurrence of every pattern, by where it ends (exclusive).
 *
 * @param onMatch returns false to end the scan.
 * @example
 * ```ts
 * const found: number[] = [];
 * scanClasses(buildAutomaton([[1, 2]], 3), [1, 2, 1, 2], 4, (_pattern, end) => found.push(end) > 0);
 * found; // [2, 4]
 * ```
 */
export function scanClasses(
  automaton: Automaton,
  classes: Classes,
  length: number,
  onMatch: (pattern: number, end: number) => boolean,
): void {
  const { denseStates, rows, rowShift, firstMatch, matchPattern, nextMatch } = automaton;
  let state = 0;
  for (let index = 0; index < length; index += 1) {
    const cls = classes[index] as number;
    if (state < denseStates) {
      state = rows[(state << rowShift) + cls] as number;
      if (state >= 0) continue;
      state = ~state;
    } else state = nextState(automaton, state, cls);
    for (let entry = firstMatch[state] as number; entry !== -1; entry = nextMatch[entry] as number) {
      if (!onMatch(matchPattern[entry] as number, index + 1)) return;
    }
  }
}

/**
 * Like {@link scanClasses}, on a text as it stands: nothing is copied.
 *
 * @param classOf class of each UTF-16 unit, 65,536 of them.
 * @example
 * ```ts
 * const classOf = new Uint16Array(65_536);
 * classOf['a'.charCodeAt(0)] = 1;
 * const ends: number[] = [];
 * scanText(buildAutomaton([[1, 1]], 2), classOf, 'baa', (_pattern, end) => ends.push(end) > 0);
 * ends; // [3]
 * ```
 */
export function scanText(
  automaton: Automaton,
  classOf: Uint16Array,
  text: string,
  onMatch: (pattern: number, end: number) => boolean,
): void {
  const { denseStates, rows, rowShift, firstMatch, matchPattern, nextMatch } = automaton;
  const { length } = text;
  let state = 0;
  for (let index = 0; index < length; index += 1) {
    const cls = classOf[text.charCodeAt(index)] as number;
    if (state < denseStates) {
      state = rows[(state << rowShift) + cls] as number;
      if (state >= 0) continue;
      state = ~state;
    } else {
      state = nextState(automaton, state, cls);
    }
    for (let entry = firstMatch[state] as number; entry !== -1; entry = nextMatch[entry] as number) {
      if (!onMatch(matchPattern[entry] as number, index + 1)) return;
    }
  }
}

/** What ends at the fallback ends at the state as well: their lists share their tail. */
function appendMatches(automaton: Automaton, state: number, fallback: number): void {
  const { firstMatch, nextMatch } = automaton;
  const tail = firstMatch[fallback] as number;
  let entry = firstMatch[state] as number;
  if (entry === -1) firstMatch[state] = tail;
  else {
    while ((nextMatch[entry] as number) !== -1) entry = nextMatch[entry] as number;
    nextMatch[entry] = tail;
  }
}

/** The trie of the patterns, its states numbered breadth first; `order` says in which state each pattern ends. */
function buildTrie(patterns: readonly Classes[]): {
  readonly order: Int32Array;
  readonly label: Uint16Array;
  readonly firstChild: Int32Array;
} {
  // Patterns sorted by class: then every state is a stretch of the sorted list, and its children are sub-stretches.
  const sorted = patterns
    .map((_, index) => index)
    .sort((a, b) => compare(patterns[a] as Classes, patterns[b] as Classes));
  const order = new Int32Array(patterns.length);
  const labels: number[] = [0];
  const firstChild: number[] = [];
  let level: (readonly [from: number, to: number])[] = [[0, sorted.length]];
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: (readonly [number, number])[] = [];
    const firstOfLevel = labels.length - level.length;
    for (const [place, [from, to]] of level.entries()) {
      firstChild.push(labels.length);
      let at = from;
      while (at < to && (patterns[sorted[at] as number] as Classes).length === depth) {
        order[sorted[at] as number] = firstOfLevel + place;
        at += 1;
      }
      while (at < to) {
        const cls = (patterns[sorted[at] as number] as Classes)[depth] as number;
        const start = at;
        while (at < to && (patterns[sorted[at] as number] as Classes)[depth] === cls) at += 1;
        labels.push(cls);
        next.push([start, at]);
      }
    }
    level = next;
  }
  firstChild.push(labels.length);
  return { order, label: Uint16Array.from(labels), firstChild: Int32Array.from(firstChild) };
}

function compare(left: Classes, right: Classes): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    if (left[index] !== right[index]) return (left[index] as number) - (right[index] as number);
  }
  return left.length - right.length;
}
