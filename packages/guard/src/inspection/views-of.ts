import { foldCaseMapped, type MappedText } from '@plimsoll/core/text';
import type { TextAnomalies, TextViews } from '../views/text-views.js';

const noAnomalies = {
  zeroWidth: 0,
  bidi: 0,
  tags: 0,
  variationSelectors: 0,
  confusables: 0,
  fullWidth: 0,
  combining: 0,
  loneSurrogates: 0,
  mixedScripts: 0,
  overCap: 0,
  controls: 0,
} satisfies TextAnomalies;

/** Views by letter case only. */
export function textViews(text: string): TextViews {
  let normalised: MappedText | undefined;
  return {
    original: text,
    get normalised() {
      return (normalised ??= foldCaseMapped(text));
    },
    squeezed: undefined,
    decoded: [],
    anomalies: noAnomalies,
  };
}
