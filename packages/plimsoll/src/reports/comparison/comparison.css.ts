/** What a comparison adds to the stylesheet of the run report. */
export const comparisonStyles = `
.headline-sentence, .part h2, .only p, .part p, .change-table th { overflow-wrap: anywhere; }
.headline-sentence { font-size: 1.15rem; max-width: 52rem; margin-top: 0.8rem; }
.changes .hero h2 { margin-bottom: 0.3rem; }
.changes .change-misserved { grid-column: 1 / -1; }
.changes .facts { margin: 0.6rem 0; gap: 0.3rem 1.6rem; }
.verdict-badge { display: inline-block; font-weight: 650; font-size: 0.9rem; border-left: 5px solid var(--none-fill); padding-left: 0.5rem; color: var(--none); }
.verdict-badge.better { color: var(--below); border-color: var(--below-fill); }
.verdict-badge.worse { color: var(--above); border-color: var(--above-fill); }
.verdict-badge.no-difference-shown { color: var(--across); border-color: var(--across-fill); }
.verdict-badge.not-assessed { border-left-style: dashed; }
.before-after, .change-chart { display: block; width: 100%; height: auto; overflow: visible; }
.changes .before-after { max-width: 36rem; } .changes .change-chart { max-width: 26rem; } .change-table .change-chart { max-width: 15rem; }
.row-text { fill: var(--quiet); font-size: 15px; }
.interval.better { fill: var(--below-fill); } .interval.worse { fill: var(--above-fill); } .interval.no-difference-shown { fill: var(--across-fill); }
.moved { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 3 3; }
.zero { stroke: var(--deep); stroke-width: 2; }
.change-table tbody th { width: 19%; } .change-table td { width: 27%; } .change-table td.untested { padding: 0.6rem 0.7rem; }
.change-table .verdict-badge { font-size: 0.8125rem; }
.holders td { text-align: right; padding: 0.4rem 0.7rem; border-top: 1px solid var(--rule); } .holders tbody th { border-top: 1px solid var(--rule); padding: 0.4rem 0.7rem 0.4rem 0; font-weight: 500; }
.holders thead th { text-align: right; } .holders thead th:first-child { text-align: left; }
.holders .stayed { color: var(--quiet); } .holders .went { font-weight: 700; background: var(--mark); }
.flips { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.8rem; }
.flip { background: var(--sheet); border: 1px solid var(--rule); border-left-width: 5px; border-radius: 8px; padding: 0.8rem 1.1rem; min-width: 0; }
.flip[hidden] { display: none; }
.flip.fixed { border-left-color: var(--below-fill); } .flip.broken { border-left-color: var(--above-fill); } .flip.other-failure { border-left-color: var(--across-fill); }
.flip-direction { font-weight: 650; font-size: 0.875rem; } .flip.fixed .flip-direction { color: var(--below); } .flip.broken .flip-direction { color: var(--above); } .flip.other-failure .flip-direction { color: var(--across); }
.flip p { margin: 0 0 0.35rem; overflow-wrap: anywhere; }
.beside { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0.4rem 1.4rem; margin: 0.3rem 0 0; }
.flip-count { margin: 0.9rem 0 0.5rem; }
.part { border-top: 3px solid var(--deep); padding-top: 0.5rem; }
@media (max-width: 40rem) { .beside { grid-template-columns: minmax(0, 1fr); } .row-text { font-size: 22px; } .holders td { text-align: left; } }
@media print { .flip { break-inside: avoid; } .flip-count { display: none; } }
`;
