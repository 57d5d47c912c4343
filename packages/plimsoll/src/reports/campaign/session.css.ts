/** What a debrief needs beyond the stylesheet that all pages share. */
export const sessionStyles = `
.slices.board, .slices.tried { table-layout: auto; }
.slices.board :is(th, td), .slices.tried :is(th, td) { width: auto; }
.slices.tried :is(th, td):first-child { width: 26%; } .slices.tried :is(th, td):nth-child(n + 4) { width: 27%; }
.board td { text-align: center; font-variant-numeric: tabular-nums; }
.board td.tried { background: color-mix(in srgb, currentColor 8%, transparent); }
.board td.failed { font-weight: 700; }
.board thead th { font-weight: 500; }
.untried { columns: 14rem; padding-left: 1.2rem; }
.lanes { width: 100%; max-width: 56rem; height: auto; }
.lanes text { font-size: 12px; fill: currentColor; }
.lanes line { stroke: currentColor; opacity: 0.25; }
.lanes .conversation { fill: none; stroke: currentColor; stroke-width: 1.5; }
.lanes .finding { fill: currentColor; }
.lanes .error { stroke: currentColor; stroke-width: 1.5; opacity: 1; }
.finding-card { margin: 1rem 0; }
`;
