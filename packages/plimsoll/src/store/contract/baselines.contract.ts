import { describe, expect, test } from 'vitest';
import { sampleScope } from '../../testing/sample-run.js';
import type { BaselineMove, Store } from '../store.js';
import { hostileNames } from './hostile-names.contract.js';

function move(name: string, runId: string | null, changes: Partial<BaselineMove> = {}): BaselineMove {
  return { ...sampleScope, name, runId, reason: `to ${String(runId)}`, movedAt: 1_700_000_000_000, ...changes };
}

export function baselineContract(open: () => Promise<Store>): void {
  describe('baselines', () => {
    test('the last move of a name counts, whatever the clocks say, and every move is kept', async () => {
      const { baselines } = await open();
      expect(await baselines.get(sampleScope, 'main')).toBeUndefined();
      expect(await baselines.history()).toEqual([]);
      const moves = [
        move('main', 'run-1', { movedAt: 9.5 }),
        move('main', 'run-2', { movedAt: 2, movedBy: 'M. Roe' }),
        move('main', 'run-2', { movedAt: 2, reason: '' }),
        move('other', 'run-1'),
      ];
      for (const each of moves) await baselines.move(each);
      expect(await baselines.get(sampleScope, 'main')).toEqual(moves[2]);
      expect(await baselines.get(sampleScope, 'other')).toEqual(moves[3]);
      expect(await baselines.history()).toEqual(moves.toReversed());
      expect(await baselines.history(sampleScope, 'main')).toEqual(moves.slice(0, 3).reverse());
    });

    test('a name that was taken away is gone until it is given again', async () => {
      const { baselines } = await open();
      await baselines.move(move('main', 'run-1'));
      await baselines.move(move('main', null));
      expect(await baselines.get(sampleScope, 'main')).toBeUndefined();
      expect((await baselines.history({}, 'main')).map(({ runId }) => runId)).toEqual([null, 'run-1']);
      await baselines.move(move('main', 'run-3'));
      expect((await baselines.get(sampleScope, 'main'))?.runId).toBe('run-3');
    });

    test('names are kept apart by project, feature and every character', async () => {
      const { baselines } = await open();
      const scopes = [sampleScope, { ...sampleScope, feature: 'search' }, { ...sampleScope, project: 'other' }];
      for (const scope of scopes) await baselines.move(move('main', scope.feature + scope.project, scope));
      for (const scope of scopes) {
        expect((await baselines.get(scope, 'main'))?.runId).toBe(scope.feature + scope.project);
      }
      expect(await baselines.history({ project: 'other' })).toHaveLength(1);
      expect(await baselines.history({ feature: 'search' })).toHaveLength(1);
      for (const [index, name] of hostileNames.entries()) {
        const hostile = move(name, `run-${String(index)}`, {
          project: name,
          feature: name,
          reason: name,
          movedBy: name,
        });
        await baselines.move(hostile);
        expect(await baselines.get({ project: name, feature: name }, name)).toEqual(hostile);
        expect(await baselines.history({ project: name, feature: name }, name)).toEqual([hostile]);
      }
    });
  });
}
