import { sql, type RawBuilder } from 'kysely';
import { fromStoredText, toStoredText } from '../codec/text.js';
import type { Scope } from '../scope.js';

/** The scope as the columns that rows of it have. */
export function scopeColumns({ project, feature }: Scope): { project: string; feature: string } {
  return { project: toStoredText(project), feature: toStoredText(feature) };
}

/** The scope of a row. */
export function scopeOf({ project, feature }: Scope): Scope {
  return { project: fromStoredText(project), feature: fromStoredText(feature) };
}

/** The condition that a row is of the scope; always true for what the scope leaves open. */
export function ofScope({ project, feature }: Partial<Scope>): RawBuilder<boolean> {
  const conditions = [sql<boolean>`1 = 1`];
  if (project !== undefined) conditions.push(sql`project = ${toStoredText(project)}`);
  if (feature !== undefined) conditions.push(sql`feature = ${toStoredText(feature)}`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
