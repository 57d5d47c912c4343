import { severities, sides, type FlipExample, type RunComparison } from '@plimsoll/core';
import { empty, html, type Markup } from '../../html/markup.js';
import { masked } from '../../html/sections/masked.js';
import { shorten } from '../../visible-text.js';
import { directionNames, flipPlace, flipWords, outcomeWords } from '../comparison-words.js';

const longest = 4000;
/** Of the list, in characters; what is beyond is left out, and said. */
const mostText = 8 * 1024 * 1024;

/** Who flipped, both ways, the replies side by side; filtered by the script of the page. */
export function flipList({ flips, byCategory }: RunComparison, id: string): Markup {
  const total = flips.fixed + flips.broken + flips.otherFailure;
  const items: Markup[] = [];
  let size = 0;
  for (const flip of flips.shown) {
    const item = itemOf(flip);
    size += item.text.length;
    if (size > mostText) break;
    items.push(item);
  }
  return html`<section aria-labelledby="${id}-flips">
    <h2 id="${id}-flips">Who flipped</h2>
    <p class="lead">
      ${flipWords(flips)}.
      ${
        items.length === total
          ? empty
          : html`This page shows ${items.length} of them, what broke and S1 first; <code>--limit</code> or
              <code>--all</code> shows more, and so does the JSON format.`
      }
    </p>
    ${
      items.length === 0
        ? empty
        : html`<form class="filters flip-filters" role="search" aria-label="Filter flips">
              ${choice('direction', 'Direction', Object.keys(directionNames), directionNames)}
              ${choice('side', 'Side', sides)}
              ${choice(
                'category',
                'Category',
                byCategory.map(({ label }) => label),
              )}
              ${choice('severity', 'Severity', severities)}
              <label class="grow"
                >Search <input type="search" name="search" autocomplete="off" spellcheck="false"
              /></label>
              <button type="reset">Clear</button>
            </form>
            <p class="flip-count quiet" role="status" aria-live="polite"></p>
            <ol class="flips">
              ${items}
            </ol>`
    }
  </section>`;
}

function choice(
  name: string,
  label: string,
  values: readonly string[],
  words: Readonly<Record<string, string>> = {},
): Markup {
  return html`<label
    >${label}
    <select name="${name}">
      <option value="">all</option>
      ${values.map((value) => html`<option value="${value}">${words[value] ?? value}</option>`)}
    </select></label
  >`;
}

function itemOf(flip: FlipExample): Markup {
  const { baseline, candidate, side } = flip;
  const place = flipPlace(flip);
  const text = (label: string, value: string): Markup =>
    html`<div>
      <dt>${label}</dt>
      <dd dir="auto">${value === '' ? '(empty)' : shorten(value, longest)}</dd>
    </div>`;
  const texts = html`<dl class="exchange">${text('Asked', flip.prompt)}</dl>
    <dl class="exchange beside">${text('Reply before', baseline.reply)}${text('Reply after', candidate.reply)}</dl>`;
  return html`<li
    class="flip ${flip.direction}"
    data-direction="${flip.direction}"
    data-side="${side}"
    data-category="${flip.category}"
    data-severity="${flip.severity}"
  >
    <p class="worst-head">
      <span class="flip-direction">${directionNames[flip.direction]}</span>
      <span class="severity ${flip.severity}">${flip.severity}</span> <strong>${flip.caseId}</strong>
      <span class="quiet">${flip.category}${place === '' ? '' : `, ${place}`}</span>
    </p>
    <dl class="beside">
      ${[baseline, candidate].map(
        (one, index) =>
          html`<div>
            <dt>${index === 0 ? 'before' : 'after'}</dt>
            <dd>
              <span class="outcome ${one.outcome}">${outcomeWords(one)}</span> <span class="reason">${one.reason}</span>
            </dd>
          </div>`,
      )}
    </dl>
    ${side === 'harmful' ? masked('prompt and replies', texts) : texts}
  </li>`;
}
