/** The rates and the load line. */
export const rates = `
.heroes { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.25rem; margin-top: 2rem; }
.hero { background: var(--sheet); border: 1px solid var(--rule); border-radius: 12px; padding: 1.4rem 1.5rem 1.2rem; min-width: 0; }
.hero h2 { font-size: 1.1rem; margin: 0; }
.hero .meaning { color: var(--quiet); font-size: 0.9rem; margin-bottom: 0.9rem; }
.figure { margin: 0; line-height: 1.15; }
.figure .headline { font-size: clamp(2.1rem, 7vw, 3.1rem); font-weight: 650; letter-spacing: -0.025em; margin-right: 0.3rem; }
.figure .bounds { font-size: 1.25rem; white-space: nowrap; }
.figure .level { color: var(--quiet); font-size: 0.875rem; white-space: nowrap; }
.hero .sample { color: var(--quiet); margin: 0.1rem 0 0.8rem; }
.verdict { display: grid; gap: 0.25rem; margin: 0.6rem 0 0; font-size: 0.95rem; }
.hero-misserved { grid-column: 1 / -1; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2.75rem; align-items: center; padding-block: 1.1rem; }
.hero-misserved h2 { grid-row: 1; } .hero-misserved .meaning { grid-row: 2; } .hero-misserved .figure { grid-row: 3; } .hero-misserved .sample { grid-row: 4; margin: 0; }
.hero-misserved > * { grid-column: 1; }
.hero-misserved .rate-chart { grid-column: 2; grid-row: 1 / 4; } .hero-misserved .verdict { grid-column: 2; grid-row: 4 / 6; align-self: start; } .hero-misserved .care { grid-row: 5; }
.hero-misserved .headline { font-size: 1.9rem; }
.legend { grid-column: 1 / -1; color: var(--quiet); font-size: 0.875rem; margin: 0; }
.rate-chart { display: block; width: 100%; height: auto; overflow: visible; }
.rate-chart.row { width: 15rem; max-width: 100%; height: 1.75rem; }
.axis { stroke: var(--none-fill); stroke-width: 1.5; } .mark { stroke: var(--none-fill); }
.mark-text { fill: var(--quiet); font-size: 15px; }
.interval { fill: var(--none-fill); } .estimate { stroke: var(--ink); stroke-width: 3; } .row .estimate { stroke-width: 2.5; }
.below .interval { fill: var(--below-fill); } .across .interval { fill: var(--across-fill); } .above .interval { fill: var(--above-fill); }
.beyond { fill: url(#hatch-beyond); } rect.untested { fill: url(#hatch-untested); stroke: var(--hatch); }
#hatch-beyond path { stroke: var(--beyond); } #hatch-untested path { stroke: var(--hatch); }
.load-line { stroke: var(--deep); stroke-width: 2.5; } .load-ring { fill: var(--sheet); stroke: var(--deep); stroke-width: 2.5; }
.row .load-line { stroke-width: 2; } .row .load-ring { stroke-width: 2; }
.standing { display: inline-flex; align-items: center; gap: 0.4rem; font-weight: 600; color: var(--none); font-size: 0.95rem; }
.standing.below { color: var(--below); } .standing.across { color: var(--across); } .standing.above { color: var(--above); }
.sign { width: 1em; height: 1em; flex: none; vertical-align: -0.1em; }
.sign-line { stroke: currentColor; stroke-width: 2.2; } .sign-load { fill: currentColor; } .sign-none { fill: none; stroke: currentColor; stroke-width: 2; stroke-dasharray: 2.5 2.5; }
.corrected { display: block; font-size: 0.875rem; }
.rate .bounds { white-space: nowrap; } .rate .sample { color: var(--quiet); font-size: 0.875rem; white-space: nowrap; }
.rate-rows { background: var(--sheet); border: 1px solid var(--rule); border-radius: 12px; }
.rate-row { display: grid; grid-template-columns: minmax(0, 1.15fr) 15rem minmax(0, 1fr); gap: 0.4rem 1.75rem; align-items: center; padding: 0.8rem 1.5rem; }
.rate-row + .rate-row { border-top: 1px solid var(--rule); }
.rate-row h3, .rate-row p { margin: 0; }
.rate-row .standing { display: flex; font-size: 0.875rem; }
@media (max-width: 52rem) {
  .rate-row { grid-template-columns: minmax(0, 1fr); padding: 0.9rem 1.1rem; }
  .hero-misserved { display: block; } .hero-misserved .rate-chart { max-width: 26rem; }
}
@media (max-width: 40rem) {
  .heroes { grid-template-columns: minmax(0, 1fr); }
  .hero { padding: 1.1rem; }
  .mark-text { font-size: 24px; }
}
`;
