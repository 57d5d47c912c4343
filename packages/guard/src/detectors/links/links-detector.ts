import * as z from 'zod/mini';
import type { Finding } from '../../decision.js';
import { defineDetector } from '../detector.js';
import { eachWrittenView } from '../views-in.js';
import { findLinks } from './find-links.js';
import { judgeLink, linkCategories, type LinkRules } from './judge-link.js';
import { linksHeldFrom } from './held-from.js';

const host = z
  .string()
  .check(z.regex(/^(?:\*\.)?[a-z0-9.-]+$/i, 'write a host such as "help.bank.example" or "*.bank.example"'));

/** Addresses that can carry data out, or are not what they seem. */
export const linksDetector = defineDetector({
  name: 'links',
  summary: 'links and images that can carry data out, run script, or show another host than they go to',
  categories: linkCategories,
  channels: ['user', 'assistant', 'tool-call', 'tool-result', 'retrieved'],
  options: z.strictObject({
    /** Hosts that may be linked to with anything: "help.bank.example", "*.bank.example". */
    allowHosts: z.optional(z.array(host).check(z.maxLength(1_000))),
    /** Links to all other hosts are findings ("foreign-link"). Default false. */
    onlyAllowed: z.optional(z.boolean()),
    /** Characters of path and query that other addresses may carry. Default 200. */
    maximumCarried: z.optional(z.int().check(z.minimum(0), z.maximum(10_000))),
  }),
  create({ allowHosts = [], onlyAllowed = false, maximumCarried = 200 }) {
    const rules: LinkRules = { allowed: hostTest(allowHosts), onlyAllowed, maximumCarried };
    return {
      name: 'links',
      version: '1',
      reach: 4_500,
      looksBack: 400,
      heldFrom: ({ text }) => linksHeldFrom(text),
      inspect({ views }) {
        const findings: Finding[] = [];
        eachWrittenView(views, (view) => {
          for (const link of findLinks(view.text)) {
            const judged = judgeLink(link, rules);
            if (judged === undefined) continue;
            const span = view.span(link.span.start, link.span.end);
            findings.push({ detector: 'links', ...judged, span, view: view.name });
          }
        });
        return findings;
      },
    };
  },
});

function hostTest(allowed: readonly string[]): (host: string) => boolean {
  const exact = new Set(allowed.map((one) => one.toLowerCase()));
  const suffixes = [...exact].filter((one) => one.startsWith('*.')).map((one) => one.slice(1));
  return (name) => exact.has(name) || suffixes.some((suffix) => name.endsWith(suffix) || `.${name}` === suffix);
}
