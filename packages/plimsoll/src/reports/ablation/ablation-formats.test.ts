import { describe, expect, test } from 'vitest';
import { ablationFixture } from './ablation-fixture.js';
import { ablationFormatNames, ablationFormats } from './ablation-formats.js';

const written = Object.fromEntries(
  ablationFormatNames.map((name) => [name, ablationFormats[name](ablationFixture, { columns: 200 })]),
) as Record<(typeof ablationFormatNames)[number], string>;

describe('an ablation report', () => {
  test.each(['text', 'markdown', 'html'] as const)('says what was found in words that claim no more: %s', (format) => {
    const plain = written[format].replace(/\s+/g, ' ').replaceAll('\\-', '-');
    expect(plain).toContain('lowers the leak rate by 20.0 points [−25.0, −15.0], n = 100 in 40 clusters');
    expect(plain).toContain('raises the false-refusal rate by 10.0 points [+5.0, +15.0], n = 100 in 40 clusters');
    expect(plain).toContain(
      'no effect on the leak rate larger than 12.4 points detectable with these n, as one of 12 tests (seen 0 points [−5.0, +5.0], n = 100 in 40 clusters)',
    );
    expect(plain).toContain('these n could hardly have shown any effect on the false-refusal rate');
    expect(plain).toContain('misserved rate not assessed (n = 0 in 0 clusters)');
    expect(plain).not.toMatch(/useless|no effect on the [a-z-]+ rate[.;,]/);
  });

  test.each(['text', 'markdown', 'html'] as const)('names holders, costs and what is dominated: %s', (format) => {
    const plain = written[format].replaceAll('\\-', '-').replaceAll('\\+', '+').replace(/\s+/g, ' ');
    expect(plain).toContain('model 18, tool-control 4; leaks that were not there before');
    expect(plain).toContain('+12.3 ms median (± 4.50), −120 ms at the 95th percentile; +33.3 tokens per trial');
    expect(plain).toContain('1.50 EUR');
    expect(plain).toContain('10 added, 1 removed');
    expect(plain).toContain('dominated by none');
    expect(plain).toContain('not measured');
  });

  test.each(['text', 'markdown', 'html'] as const)('makes texts of users harmless: %s', (format) => {
    // eslint-disable-next-line no-control-regex -- an escape character is what must not come through
    expect(written[format]).not.toMatch(/\u001b/);
    if (format === 'text') return;
    expect(written[format]).not.toMatch(/<img|<script>alert|<b>one/);
    if (format === 'markdown') expect(written.markdown).not.toContain('@team');
  });

  test('the page loads nothing, and draws every arrangement that was measured', () => {
    expect(written.html).toContain("default-src 'none'");
    expect(written.html).not.toMatch(/(?:src|href)="(?!#)/);
    const pictures = written.html.match(/<figure class="frontier">[\s\S]*?<\/figure>/g) ?? [];
    // False refusals, milliseconds, money; the last arrangement has neither time nor price.
    expect(pictures.map((picture) => (picture.match(/<tspan/g) ?? []).length)).toEqual([3, 2, 2]);
    expect(pictures[0]).toContain('3 only-nothing: leak 40.0 % [35.0–45.0], n = 100, false refusal 0 of 100');
  });

  test('JSON is the report as it is', () => {
    expect(JSON.parse(written.json)).toEqual(JSON.parse(JSON.stringify(ablationFixture)));
  });

  test('nothing measured is drawn as nothing, not as zero', () => {
    const none = { ...ablationFixture, arrangements: [], controls: [{ ...ablationFixture.controls[0]!, effects: [] }] };
    for (const name of ablationFormatNames) expect(ablationFormats[name](none, {})).toContain('1a2b3c4d');
    expect(ablationFormats.html(none, {})).toContain('Not measured by this design.');
  });
});
