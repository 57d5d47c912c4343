import { eachWrittenView, type ViewIn } from '../detectors/views-in.js';
import type { TextViews } from '../views/text-views.js';

/** What is asked about: the text as it was written, and all that was decoded from it as one text more. */
export function viewsToAsk(views: TextViews): ViewIn[] {
  const decoded: ViewIn[] = [];
  let plain: ViewIn | undefined;
  eachWrittenView(views, (view) => {
    if (plain === undefined) plain = view;
    else decoded.push(view);
  });
  return [...(plain === undefined ? [] : [plain]), ...(decoded.length === 0 ? [] : [joined(decoded)])];
}

/** Encoded stretches one below the other: a window for each would let a hundred of them make any text too long. */
function joined(parts: readonly ViewIn[]): ViewIn {
  if (parts.length === 1) return parts[0] as ViewIn;
  const starts: number[] = [];
  let text = '';
  for (const part of parts) {
    starts.push(text.length);
    text += `${part.text}\n`;
  }
  const partAt = (offset: number): number =>
    Math.max(
      0,
      starts.findLastIndex((start) => start <= offset),
    );
  return {
    name: 'decoded',
    text,
    span(from, to) {
      const spans = parts.slice(partAt(from), partAt(to - 1) + 1).map((part) => part.span(0, part.text.length));
      return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
    },
  };
}
