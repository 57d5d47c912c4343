import type { JsonValue } from '@plimsoll/core';
import { describe, expect, test } from 'vitest';
import { sampleScope } from '../../testing/sample-run.js';
import type { Store, StoredSession } from '../store.js';
import { hostileNames } from './hostile-names.contract.js';

function session(index: number, changes: Partial<StoredSession> = {}): StoredSession {
  return {
    ...sampleScope,
    id: `0190bbbb-0000-7000-8000-${String(index).padStart(12, '0')}`,
    name: 'tuesday',
    createdAt: 1_700_000_000_000.5,
    body: { rules: 'a\0b \ud800', testers: ['ana'] },
    ...changes,
  };
}

async function happened(store: Store, id: string): Promise<readonly JsonValue[]> {
  const bodies: JsonValue[] = [];
  let last = 0;
  for await (const page of store.sessions.events(id)) {
    for (const { eventNo, body } of page) {
      expect(eventNo).toBeGreaterThan(last);
      last = eventNo;
      bodies.push(body);
    }
  }
  return bodies;
}

export function sessionContract(open: () => Promise<Store>): void {
  describe('sessions', () => {
    test('a session comes back as it was, the last added first, by name and beginning of its id', async () => {
      const { sessions } = await open();
      const given = [session(2), session(1, { name: 'friday', body: [] }), session(3, { id: 'f%_1' })];
      for (const each of given) await sessions.add(each);
      expect(await sessions.list()).toEqual(given.toReversed());
      expect(await sessions.list({ ...sampleScope, name: 'tuesday' })).toEqual([given[2], given[0]]);
      expect(await sessions.list({ id: '0190bbbb-', limit: 1 })).toEqual([given[1]]);
      expect(await sessions.list({ id: '%' })).toEqual([]);
      expect(await sessions.list({ project: 'nobody' })).toEqual([]);
      await expect(sessions.add(session(2, { name: 'x' }))).rejects.toMatchObject({ code: 'store-failed' });
    });

    test('events come back in their order, those of each session apart, whatever they hold', async () => {
      const store = await open();
      const { sessions } = store;
      await sessions.add(session(1));
      await sessions.add(session(2));
      const long = { said: 'x'.repeat(1_200_000) };
      await sessions.append(session(1).id, [{ at: 1.5, body: ['first', '\0\ud800\u001b[2J'] }]);
      await sessions.append(session(2).id, [{ at: 2, body: 'of another' }]);
      await sessions.append(session(1).id, [
        { at: 3, body: long },
        { at: 3, body: null },
      ]);
      await sessions.append(session(1).id, []);
      expect(await happened(store, session(1).id)).toEqual([['first', '\0\ud800\u001b[2J'], long, null]);
      expect(await happened(store, session(2).id)).toEqual(['of another']);
      expect(await happened(store, 'nobody')).toEqual([]);
      await expect(sessions.append('nobody', [{ at: 1, body: 1 }])).rejects.toMatchObject({ code: 'store-failed' });
      for await (const [first] of sessions.events(session(1).id)) expect(first?.at).toBe(1.5);
    });

    test('nothing is lost when many append at once, and pages hang together', async () => {
      const store = await open();
      await store.sessions.add(session(1));
      const all = Array.from({ length: 450 }, (_, index) => index);
      await Promise.all(all.map((index) => store.sessions.append(session(1).id, [{ at: index, body: index }])));
      expect([...(await happened(store, session(1).id))].sort((a, b) => Number(a) - Number(b))).toEqual(all);
      await store.sessions.append(
        session(1).id,
        all.map((body) => ({ at: body, body })),
      );
      expect((await happened(store, session(1).id)).slice(450)).toEqual(all);
    });

    test('scopes and names of any kind are kept apart', async () => {
      const { sessions } = await open();
      for (const [index, name] of hostileNames.entries()) {
        const hostile = session(index, { project: name, feature: name, name, body: { [name]: name } });
        await sessions.add(hostile);
        expect(await sessions.list({ project: name, feature: name, name })).toEqual([hostile]);
      }
    });
  });
}
