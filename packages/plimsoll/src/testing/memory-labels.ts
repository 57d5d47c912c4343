import { hashToBytes } from '../store/codec/hash.js';
import type { Label, LabelStore } from '../store/store.js';
import { inScope } from './memory-proof.js';

const page = 2_000;

/** Labels by people, in memory. */
export function memoryLabels(): LabelStore {
  // A replaced entry keeps its place in the map.
  const labels = new Map<string, Label>();
  return {
    async put(more) {
      for (const label of more) hashToBytes(label.item);
      for (const label of more) {
        const { project, feature, item, rater, adjudication } = label;
        const identity = JSON.stringify([project, feature, item, rater, adjudication]);
        const before = labels.get(identity);
        if (before === undefined || label.labelledAt >= before.labelledAt) labels.set(identity, label);
      }
      return Promise.resolve();
    },

    of(scope, items) {
      const found = new Map<string, Label[]>(items.map((item) => [item, []]));
      for (const label of labels.values()) if (inScope(label, scope)) found.get(label.item)?.push(label);
      return Promise.resolve([...found.values()].flat());
    },

    async *all(scope) {
      const ours = [...labels.values()].filter((label) => inScope(label, scope));
      for (let start = 0; start < ours.length; start += page) {
        yield await Promise.resolve(ours.slice(start, start + page));
      }
    },
  };
}
