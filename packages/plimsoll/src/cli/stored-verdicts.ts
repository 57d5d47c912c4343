import { PlimsollError, type GateReport } from '@plimsoll/core';
import { gateFormats, type GateFormatName } from '../reports/gate/gate-formats.js';
import { formatTime } from '../reports/rate-words.js';
import { visibleLine } from '../reports/visible-text.js';
import type { Store, StoredVerdict } from '../store/store.js';
import { table } from './table.js';
import type { Terminal } from './terminal.js';

/** Prints the stored verdicts, newest first. */
export async function listVerdicts(
  terminal: Terminal,
  store: Store,
  flags: { readonly feature?: string | undefined; readonly limit: number; readonly json?: boolean | undefined },
): Promise<void> {
  const { feature, limit } = flags;
  const found = await store.verdicts.list({ limit, ...(feature !== undefined && { feature }) });
  if (flags.json === true) {
    for (const { body, ...verdict } of found) terminal.out(`${JSON.stringify({ ...verdict, plan: planName(body) })}\n`);
    return;
  }
  if (found.length === 0) {
    terminal.out('No verdict is stored yet. Type: plimsoll gate\n');
    return;
  }
  terminal.out(table([['verdict', 'feature', 'decided', 'run', 'plan', 'plan hash', 'id'], ...found.map(row)]));
}

function row(verdict: StoredVerdict): string[] {
  return [
    verdict.verdict,
    visibleLine(verdict.feature),
    formatTime(verdict.createdAt),
    verdict.runId.slice(-6),
    visibleLine(planName(verdict.body)),
    verdict.planHash.slice(0, 12),
    verdict.id,
  ];
}

function planName(body: StoredVerdict['body']): string {
  return (body as unknown as Partial<GateReport> | null)?.plan?.name ?? 'unknown';
}

/**
 * Prints a stored verdict as it was when it was decided.
 *
 * @throws PlimsollError `run-unknown` for an id that no verdict has, `store-newer` for one of another version.
 */
export async function showVerdict(terminal: Terminal, store: Store, id: string, format: GateFormatName): Promise<void> {
  const stored = await store.verdicts.get(id);
  if (stored === undefined) {
    throw new PlimsollError({
      code: 'run-unknown',
      message: `No verdict has the id "${id}".`,
      hint: 'Type: plimsoll gate list',
    });
  }
  const report = stored.body as unknown as GateReport;
  if ((report.format as string) !== 'plimsoll-gate-report/1') {
    throw new PlimsollError({
      code: 'store-newer',
      message: `The verdict ${id} was written by another version of Plimsoll.`,
      hint: 'Update Plimsoll, or gate the run anew: plimsoll gate RUN',
    });
  }
  const options = { columns: terminal.columns, colour: terminal.colour };
  terminal.out(gateFormats[format]({ report, findings: report.findings }, options));
}
