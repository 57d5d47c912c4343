/** Heat map, slices, counts and the method. */
export const tables = `
table { border-collapse: separate; border-spacing: 0; width: 100%; }
th { text-align: left; font-weight: 600; overflow-wrap: anywhere; }
thead th { color: var(--quiet); font-weight: 500; font-size: 0.875rem; padding: 0.3rem 0.7rem; vertical-align: bottom; }
thead th:first-child { padding-left: 0; }
th .quiet { display: block; }
.heat { border-spacing: 3px; table-layout: fixed; }
.heat tbody th { padding: 0.45rem 0.7rem 0.45rem 0; font-weight: 500; }
.heat td { padding: 0.5rem 0.75rem; border-radius: 6px; vertical-align: top; line-height: 1.35; }
.cell-rate, .cell-note { display: block; } .cell-note { font-size: 0.8125rem; }
.heat-0 { background: var(--heat-0); } .heat-1 { background: var(--heat-1); } .heat-2 { background: var(--heat-2); } .heat-3 { background: var(--heat-3); }
.heat-4 { background: var(--heat-4); } .heat-5 { background: var(--heat-5); } .heat-6 { background: var(--heat-6); } .heat-7 { background: var(--heat-7); }
td.untested, li.untested { background: repeating-linear-gradient(135deg, transparent 0 6px, var(--hatch) 6px 7.5px); outline: 1px dashed var(--none-fill); outline-offset: -1px; }
td.untested .cell-note { display: inline-block; background: var(--paper); padding: 0 0.35rem; border-radius: 3px; }
.heat-legend { display: flex; flex-wrap: wrap; gap: 3px; list-style: none; margin: 0.8rem 0 0; padding: 0; font-size: 0.8125rem; }
.heat-legend li { padding: 0.15rem 0.7rem; border-radius: 4px; }
.untested-note { color: var(--quiet); padding: 0.6rem 1rem; border: 1px dashed var(--none-fill); border-radius: 6px; max-width: 44rem; }
.slices tbody th, .slices td { border-top: 1px solid var(--rule); padding: 0.6rem 0.7rem; vertical-align: top; }
.slices tbody th { width: 20%; padding-left: 0; }
.slices td { width: 40%; } .slices .standing { display: flex; font-size: 0.875rem; }
.counts { margin: 0; max-width: 44rem; }
.count-row { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0.3rem 1.5rem; align-items: center; padding: 0.45rem 0; border-top: 1px solid var(--rule); }
.count-row dt { color: var(--ink); font-size: 1rem; font-weight: 600; } .count-row dt .quiet { display: block; }
.count-row dd { display: flex; align-items: center; gap: 0.8rem; white-space: nowrap; }
.count-bar { flex: 1; min-width: 3rem; height: 0.6rem; border-radius: 3px; } .count-track { fill: var(--rule); } .count-fill { fill: var(--below-fill); }
.errors, .unsaid { margin: 0; padding-left: 1.2rem; } .errors .quiet { display: block; overflow-wrap: anywhere; }
.unsaid li { margin-bottom: 0.35rem; max-width: 52rem; overflow-wrap: anywhere; }
.method { margin: 0; }
.method > div { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: 0.2rem 1.5rem; padding: 0.55rem 0; border-top: 1px solid var(--rule); }
.method ul { margin: 0; padding: 0; list-style: none; }
.hash { color: var(--quiet); }
.graders tbody th, .graders td { border-top: 1px solid var(--rule); padding: 0.55rem 0.7rem; vertical-align: top; } .graders tbody th { padding-left: 0; }
.graders tbody th { min-width: 9rem; overflow-wrap: break-word; } .graders td:last-child { width: 24%; } .graders .care { font-size: inherit; font-weight: 600; }
.graders ul { margin: 0; padding-left: 1.1rem; }
.scroller { overflow-x: auto; }
@media (max-width: 40rem) {
  table, tbody, tr, th, td { display: block; width: auto !important; }
  thead { position: absolute; left: -100rem; }
  td[data-column]::before { content: attr(data-column); display: block; color: var(--quiet); font-size: 0.8125rem; }
  .heat td[data-column]::before { color: inherit; }
  td.untested::before { background: var(--paper); width: max-content; padding: 0 0.35rem; }
  .heat td { margin-bottom: 3px; } .heat tbody th { padding: 0.9rem 0 0.3rem; }
  .slices td, .graders td { border: 0; padding: 0.35rem 0; }
  .method > div { grid-template-columns: minmax(0, 1fr); }
}
`;
