import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterNumbers } from './cluster-numbers.js';
import { clusterOrder } from './cluster-order.js';
import { trialPlace } from './trial-order.js';

test('cases without a cluster are clusters of their own', () => {
  const labels = [{ cluster: 'a' }, {}, { cluster: 'b' }, { cluster: 'a' }, {}];
  expect([...clusterNumbers(labels)]).toEqual([0, 1, 2, 0, 3]);
});

test('every trial once, clusters whole, the same for one seed and another for another', () => {
  const numbering = { attacks: 2, repeats: 3 };
  const drawn = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(drawn, fc.nat(1000), (clusters, seed) => {
      const positions = Uint32Array.from(clusters, (_, position) => position);
      const order = clusterOrder(positions, clusters, numbering, seed, undefined);
      expect([...order].sort((one, other) => one - other)).toEqual([...Array(clusters.length * 6).keys()]);
      const seen = [...order].map((place) => clusters[trialPlace(numbering, place).position]);
      const changes = seen.filter((cluster, index) => index === 0 || cluster !== seen[index - 1]);
      expect(changes).toHaveLength(new Set(clusters).size);
      expect(clusterOrder(positions, clusters, numbering, seed, undefined)).toEqual(order);
      expect(clusterOrder(positions, clusters, numbering, seed, 5)).toEqual(order.slice(0, 5));
    }),
  );
  const alone = Uint32Array.from({ length: 40 }, (_, position) => position);
  const orders = [1, 2].map((seed) => clusterOrder(alone, alone, { attacks: 1, repeats: 1 }, seed, undefined));
  expect(orders[0]).not.toEqual(orders[1]);
});
