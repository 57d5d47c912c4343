import { PlimsollError, type GraderCalibration, type GraderCalibrationSummary } from '@plimsoll/core';
import { graderLabel } from '../graders/calibration/grader-label.js';
import type { RunRecord, Store, StoredCalibration } from '../store/store.js';

/** What is stored about one grader of a run. */
export interface GraderStanding {
  readonly summary: GraderCalibrationSummary;
  /** Only when it was measured on exactly this grader. */
  readonly valid?: GraderCalibration | undefined;
}

/**
 * The newest calibration of each grader of a run, by the grader's hash. One that was measured on another version of the
 * grader is there as `outdated`; a grader that was never calibrated is not.
 */
export async function graderCalibrations(store: Store, run: RunRecord): Promise<ReadonlyMap<string, GraderStanding>> {
  const graders = run.manifest.graders;
  const stored = await store.calibrations.newest(run, [
    ...new Set(graders.map(({ identity }) => graderLabel(identity))),
  ]);
  const standings = new Map<string, GraderStanding>();
  for (const { hash, identity } of graders) {
    const name = graderLabel(identity);
    const known = stored.filter((calibration) => calibration.graderName === name);
    const exact = known.find((calibration) => calibration.grader === hash);
    const chosen = exact ?? known[0];
    if (chosen === undefined) continue;
    const calibration = readCalibration(chosen);
    const outdated = `calibrated as version ${versionOf(calibration)}; now it is version ${identity.version} (${hash.slice(0, 8)}): that calibration is not valid any more`;
    const { createdAt, reference, level, labels, agreement, raters, questions } = calibration;
    standings.set(hash, {
      summary: {
        state: exact === undefined ? 'outdated' : 'valid',
        measured: { hash: calibration.grader.hash, version: calibration.grader.identity.version },
        ...{ createdAt, reference, level, labels, agreement, raters, questions },
        ...(exact === undefined ? { note: outdated } : {}),
      },
      valid: exact === undefined ? undefined : calibration,
    });
  }
  return standings;
}

/** Reads what `plimsoll calibrate` stored. */
function readCalibration(stored: StoredCalibration): GraderCalibration {
  const { format } = stored.body as { readonly format?: unknown };
  if (format === 'plimsoll-grader-calibration/1') return stored.body as unknown as GraderCalibration;
  throw new PlimsollError({
    code: 'store-newer',
    message: `The calibration of grader "${stored.graderName}" was written by another version of Plimsoll (${String(format)}).`,
    hint: `Update Plimsoll, or calibrate anew: plimsoll calibrate ${stored.graderName}`,
  });
}

function versionOf({ grader }: GraderCalibration): string {
  return `${grader.identity.version} (${grader.hash.slice(0, 8)})`;
}
