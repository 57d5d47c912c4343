/**
 * Every error code with its meaning and the exit code a command ends with when the error reaches the top.
 * The table in `docs/reference/errors.md` is generated from this list.
 */
export const errorCodes = {
  'usage-invalid': { exitCode: 2, meaning: 'A command was called with arguments it does not take.' },
  'config-invalid': {
    exitCode: 2,
    meaning: 'plimsoll.yaml or another file written by the user does not fit its schema.',
  },
  'config-missing': { exitCode: 2, meaning: 'A file, or an entry that another refers to, is not there.' },
  'file-unreadable': {
    exitCode: 2,
    meaning: 'A file cannot be read: missing, no permission, too large, or not valid UTF-8.',
  },
  'file-unwritable': { exitCode: 2, meaning: 'A file or folder cannot be written.' },
  'set-invalid': {
    exitCode: 2,
    meaning: 'A golden set has a case that does not fit the case format or contradicts itself.',
  },
  'set-empty': { exitCode: 2, meaning: 'A golden set, or what the filters left of it, has no case.' },
  'pattern-invalid': { exitCode: 2, meaning: 'A pattern is not valid in the linear-time (RE2) syntax.' },
  'module-invalid': { exitCode: 2, meaning: 'A module named by the user does not export what is needed.' },
  'package-missing': { exitCode: 2, meaning: 'An optional package is needed and not installed.' },
  'secret-missing': { exitCode: 2, meaning: 'An environment variable that holds a key is not set.' },
  'run-unknown': { exitCode: 2, meaning: 'No run has this id or name.' },
  'run-incompatible': {
    exitCode: 2,
    meaning: 'A run cannot be resumed or imported because something it is bound to has changed.',
  },
  'not-comparable': {
    exitCode: 2,
    meaning: 'Two runs cannot be compared: their cases, graders or expectations differ, or have nothing in common.',
  },
  'baseline-unknown': { exitCode: 2, meaning: 'No baseline has this name, or the run it names is gone.' },
  'labels-insufficient': { exitCode: 2, meaning: 'There are too few labels for what was asked of them.' },
  'calibration-refused': {
    exitCode: 2,
    meaning: 'A grader cannot be corrected for its errors, because it tells the classes apart no better than chance.',
  },
  'run-interrupted': { exitCode: 130, meaning: 'A run was stopped before its end; what had finished is stored.' },
  'store-locked': { exitCode: 2, meaning: 'Another process held the database longer than the waiting time.' },
  'store-newer': { exitCode: 2, meaning: 'The database was written by a newer version of Plimsoll.' },
  'store-corrupt': { exitCode: 2, meaning: 'The database is not readable as one of ours.' },
  'store-full': { exitCode: 2, meaning: 'The disk is full; what had finished before is stored.' },
  'store-failed': { exitCode: 2, meaning: 'The database refused an operation.' },
  'target-unreachable': { exitCode: 3, meaning: 'The target cannot be reached: name, connection or TLS failed.' },
  'target-refused-key': { exitCode: 3, meaning: 'The target refused our key (HTTP 401 or 403).' },
  'target-not-found': { exitCode: 3, meaning: 'The target knows no such path or model (HTTP 404).' },
  'target-rejected': { exitCode: 3, meaning: 'The target rejected the request (another HTTP 4xx).' },
  'target-busy': {
    exitCode: 3,
    meaning: 'The target asked us to slow down (HTTP 429) longer than the retries lasted.',
  },
  'target-failed': { exitCode: 3, meaning: 'The target failed (HTTP 5xx, or its process or function threw).' },
  'target-timeout': { exitCode: 3, meaning: 'The target did not answer in time.' },
  'target-aborted': { exitCode: 130, meaning: 'The call was aborted by us.' },
  'target-down': { exitCode: 3, meaning: 'So many calls failed in a row that the run was ended early.' },
  'reply-invalid': {
    exitCode: 3,
    meaning: 'The reply is not what the protocol promises (malformed JSON, wrong shape).',
  },
  'reply-truncated': { exitCode: 3, meaning: 'The reply broke off before its end.' },
  'reply-too-large': { exitCode: 3, meaning: 'The reply is larger than the limit.' },
  'reply-missing': { exitCode: 3, meaning: 'A recorded target has no reply for this case.' },
  'attack-failed': {
    exitCode: 5,
    meaning:
      'An attack ended before it had asked the target anything: its attacker model refused or wrote nothing usable.',
  },
  'attack-too-large': { exitCode: 2, meaning: 'A converted text would be larger than an attack may send.' },
  'grader-failed': { exitCode: 5, meaning: 'A grader threw; its grade is undecided.' },
  'budget-spent': { exitCode: 5, meaning: 'A budget in money, tokens or time was used up.' },
  'error-budget-exceeded': { exitCode: 5, meaning: 'More trials were undecided or errored than the plan allows.' },
  'model-corrupt': {
    exitCode: 2,
    meaning: 'A model does not match its hash or does not work, so nothing is judged with it.',
  },
  'invalid-argument': { exitCode: 2, meaning: 'A function was called with a value outside its documented range.' },
  internal: { exitCode: 2, meaning: 'A defect in Plimsoll; please report it.' },
} as const satisfies Record<string, { exitCode: number; meaning: string }>;

/** One of the codes of {@link errorCodes}. */
export type ErrorCode = keyof typeof errorCodes;
