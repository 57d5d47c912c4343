import { createHash } from 'node:crypto';
import { hatching } from './rate-chart.js';
import { escapeHtml, html, trusted, type Markup } from './markup.js';

/** What makes one self-contained page. */
export interface PageParts {
  readonly title: string;
  /** Stylesheet and script are constants of ours, admitted by their hashes. */
  readonly stylesheet: string;
  readonly script: string;
}

/** The links of the bar on top: an id on the page, and what to call it. */
export type PageLink = readonly [anchor: string, text: string];

/**
 * The beginning of a page that loads nothing: the content security policy admits only the stylesheet and the script
 * that stand in it. End it with {@link pageEnd}.
 */
export function pageStart({ title, stylesheet, script }: PageParts): string {
  const policy = `default-src 'none'; style-src '${integrity(stylesheet)}'; script-src '${integrity(script)}'; base-uri 'none'; form-action 'none'`;
  return [
    '<!doctype html>\n<html lang="en">\n<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="robots" content="noindex">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(`${title} · Plimsoll`)}</title>`,
    `<style>${stylesheet}</style>\n</head>\n<body>\n${hatching.text}`,
  ].join('\n');
}

/** The end of a page, with its script. */
export function pageEnd({ script }: PageParts): string {
  return `<script>${script}</script>\n</body>\n</html>\n`;
}

/** The bar on top: our mark, links into the page, and the two switches (light or dark, harmful texts). */
export function pageBar(links: readonly PageLink[], what: string): Markup {
  // Kept on one line where white space would show.
  const anchors = trusted(
    links.map(([anchor, text]) => `<a href="#${escapeHtml(anchor)}">${escapeHtml(text)}</a>`).join(''),
  );
  return html`<header class="bar">
    <a class="skip" href="#main">Skip to the ${what}</a>
    <span class="brand"
      ><svg viewBox="0 0 32 32" aria-hidden="true">
        <circle cx="16" cy="16" r="9.5" />
        <line x1="1" x2="31" y1="16" y2="16" /></svg
      >Plimsoll</span
    >
    <nav aria-label="Sections">${anchors}</nav>
    <span class="switches"
      ><button type="button" id="reveal" aria-pressed="false">Show harmful texts</button
      ><button type="button" id="theme">Dark</button></span
    >
  </header>`;
}

function integrity(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
