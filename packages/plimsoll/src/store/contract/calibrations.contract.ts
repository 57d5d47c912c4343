import { contentHash } from '@plimsoll/core';
import { describe, expect, test } from 'vitest';
import { sampleScope } from '../../testing/sample-run.js';
import type { StoredCalibration, Store } from '../store.js';
import { hostileNames } from './hostile-names.contract.js';

function calibration(graderName: string, changes: Partial<StoredCalibration> = {}): StoredCalibration {
  return {
    ...sampleScope,
    grader: contentHash({ grader: graderName }),
    graderName,
    createdAt: 1_700_000_000_000,
    body: { items: 40, classes: [{ sensitivity: 0.9, note: 'a\0b' }], none: null },
    ...changes,
  };
}

export function calibrationContract(open: () => Promise<Store>): void {
  describe('calibrations', () => {
    test('the one added last counts, for each identity of each grader', async () => {
      const { calibrations } = await open();
      const later = contentHash('judge, version 2');
      const given = [
        calibration('judge', { createdAt: 9 }),
        calibration('refusal'),
        calibration('judge', { grader: later, body: 'of the new one' }),
        calibration('judge', { createdAt: 2, body: 7 }),
        calibration('secrets', { body: null }),
      ];
      for (const each of given) await calibrations.add(each);
      expect(await calibrations.newest(sampleScope, ['judge', 'nobody'])).toEqual([given[3], given[2]]);
      expect(await calibrations.newest(sampleScope, ['secrets', 'refusal', 'refusal'])).toEqual([given[4], given[1]]);
      expect(await calibrations.newest(sampleScope, [])).toEqual([]);
    });

    test('scopes and graders of any name are kept apart', async () => {
      const { calibrations } = await open();
      await calibrations.add(calibration('judge', { feature: 'search' }));
      expect(await calibrations.newest(sampleScope, ['judge'])).toEqual([]);
      for (const name of hostileNames) {
        const hostile = calibration('judge', { project: name, graderName: name, body: { text: name } });
        await calibrations.add(hostile);
        expect(await calibrations.newest(hostile, [name])).toEqual([hostile]);
      }
    });

    test('a grader that is no hash is refused', async () => {
      const { calibrations } = await open();
      await expect(calibrations.add(calibration('judge', { grader: 'x' }))).rejects.toMatchObject({ code: 'internal' });
      expect(await calibrations.newest(sampleScope, ['judge'])).toEqual([]);
    });
  });
}
