import type { CommandEntry } from './command-entry.js';

/** Every command, in the order of the help. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'init',
    summary: 'write a plimsoll.yaml and a first golden set to start from',
    load: async () => (await import('./commands/init.js')).initCommand,
  },
  {
    name: 'doctor',
    summary: 'check Node, configuration, store, keys, targets and disk, and say what to do',
    load: async () => (await import('./commands/doctor.js')).doctorCommand,
  },
  {
    name: 'run',
    summary: 'run a golden set against a feature and report how it fails on both sides',
    load: async () => (await import('./commands/run.js')).runCommand,
  },
  {
    name: 'watch',
    summary: 'run again whenever a golden set or the configuration changes, with stored replies',
    load: async () => (await import('./commands/watch.js')).watchCommand,
  },
  {
    name: 'regrade',
    summary: 'grade the stored replies of a run anew, without sending anything',
    load: async () => (await import('./commands/regrade.js')).regradeCommand,
  },
  {
    name: 'ablate',
    summary: 'measure what each control buys, alone and on top of the others, and what it costs',
    load: async () => (await import('./commands/ablate.js')).ablateCommand,
  },
  {
    name: 'attack',
    summary: 'red-team a feature: attacks, weaknesses made smaller and made again, golden cases out of them',
    load: async () => (await import('./commands/attack.js')).attackCommand,
  },
  {
    name: 'report',
    summary: 'write the report of a run as HTML, Markdown, JSON, JUnit, SARIF or CSV',
    load: async () => (await import('./commands/report.js')).reportCommand,
  },
  {
    name: 'compare',
    summary: 'compare runs on the same cases: what changed, how sure that is, and who flipped',
    load: async () => (await import('./commands/compare.js')).compareCommand,
  },
  {
    name: 'gate',
    summary: 'decide by lines set in advance whether a run may be released: pass, fail or inconclusive',
    load: async () => (await import('./commands/gate.js')).gateCommand,
  },
  {
    name: 'baseline',
    summary: 'name the runs that gates compare with; a name moves only with a reason',
    load: async () => (await import('./commands/baseline.js')).baselineCommand,
  },
  {
    name: 'power',
    summary: 'how many cases and clusters a claim needs, and what a set or a run can see',
    load: async () => (await import('./commands/power.js')).powerCommand,
  },
  {
    name: 'writeup',
    summary: 'write up an improvement, a red-team run or a failure, with figures that can be made again',
    load: async () => (await import('./commands/writeup.js')).writeupCommand,
  },
  {
    name: 'label',
    summary: 'judge replies yourself, blind and by keyboard, so that graders can be measured',
    load: async () => (await import('./commands/label.js')).labelCommand,
  },
  {
    name: 'calibrate',
    summary: 'measure how often a grader is wrong against labels, and correct its rates from then on',
    load: async () => (await import('./commands/calibrate.js')).calibrateCommand,
  },
  {
    name: 'runs',
    summary: 'list, show, delete, prune and back up stored runs',
    load: async () => (await import('./commands/runs.js')).runsCommand,
  },
  {
    name: 'set',
    summary: 'lint, count, import, de-duplicate, split and compare golden sets',
    load: async () => (await import('./commands/set.js')).setCommand,
  },
  {
    name: 'grade',
    summary: 'grade recorded replies, one JSON line for each line read',
    load: async () => (await import('./commands/grade.js')).gradeCommand,
  },
  {
    name: 'guard',
    summary: 'check texts with a guard policy, and measure what it stops on labelled sets',
    load: async () => (await import('./commands/guard.js')).guardCommand,
  },
  {
    name: 'policy',
    summary: 'lint, explain and test guard policies, and print ready-made ones',
    load: async () => (await import('./commands/policy.js')).policyCommand,
  },
  {
    name: 'export',
    summary: 'write a run as one self-describing JSONL file',
    load: async () => (await import('./commands/export.js')).exportCommand,
  },
  {
    name: 'import',
    summary: 'read a run that was exported',
    load: async () => (await import('./commands/import.js')).importCommand,
  },
  {
    name: 'completion',
    summary: 'print the completion script for bash, zsh or fish',
    load: async () => (await import('./commands/completion.js')).completionCommand(commands),
  },
];
