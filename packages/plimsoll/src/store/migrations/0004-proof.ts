import { sql } from 'kysely';
import type { Migration, SqlTypes } from './migration.js';

/** Baselines, labels by people, calibrations of graders, verdicts of gates. */
export const proof: Migration = {
  number: 4,
  name: 'proof',
  async up(db, types) {
    for (const statement of statements(types)) await sql.raw(statement).execute(db);
  },
};

// Bodies stand last: what is looked for in a row is read without them.
function statements({ key, bytes, number }: SqlTypes): readonly string[] {
  return [
    `insert into counters (name, next) values ('move', 1), ('label', 1), ('calibration', 1), ('verdict', 1)`,
    `create table baseline_moves (
      move_no ${key}, project text not null, feature text not null, name text not null, run_id text,
      moved_at ${number} not null, moved_by text, reason text not null)`,
    `create table labels (
      label_no ${key}, identity ${bytes} not null, item ${bytes} not null, project text not null, feature text not null,
      rater text not null, verdict smallint not null, behaviour smallint, adjudication smallint not null,
      labelled_at ${number} not null, note text)`,
    `create unique index labels_item on labels (item, identity)`,
    `create table calibrations (
      calibration_no ${key}, project text not null, feature text not null, grader ${bytes} not null,
      grader_name text not null, created_at ${number} not null, body text not null)`,
    `create table verdicts (
      verdict_no ${key}, id text not null unique, project text not null, feature text not null, run_id text not null,
      plan_hash ${bytes} not null, verdict smallint not null, created_at ${number} not null, body text not null)`,
    `create index verdicts_run on verdicts (run_id)`,
  ];
}
