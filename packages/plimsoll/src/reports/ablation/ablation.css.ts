/** The frontier and the effects. */
export const ablationStyles = `
.frontiers { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 1.5rem; margin-bottom: 1.5rem; }
.frontier { margin: 0; background: var(--sheet); border: 1px solid var(--rule); border-radius: 12px; padding: 1rem; }
.frontier svg { display: block; width: 100%; height: auto; }
.frontier .grid { stroke: var(--rule); } .frontier .tick { fill: var(--quiet); font-size: 13px; } .frontier .axis-name { fill: var(--ink); font-size: 14px; }
.frontier .spread { stroke: var(--none-fill); stroke-width: 1.5; opacity: 0.55; }
.spot rect { stroke-width: 2; stroke: var(--deep); } .spot text { font-size: 13px; font-weight: 650; }
.spot.free rect { fill: var(--deep); } .spot.free text { fill: var(--sheet); }
.spot.free .faint { font-weight: 400; font-style: italic; opacity: 0.7; }
.spot.dominated rect { fill: var(--sheet); stroke-dasharray: 4 3; } .spot.dominated text { fill: var(--ink); }
.arrangements th, .arrangements td { width: auto !important; } .arrangements .dominated th { font-weight: 400; }
.arrangements .rate .bounds, .arrangements .rate .sample { display: block; }
.control { background: var(--sheet); border: 1px solid var(--rule); border-radius: 12px; padding: 0.3rem 1.4rem 1rem; margin-top: 1rem; }
.control h3 { margin-top: 0.8rem; } .control h4 { margin: 0.9rem 0 0.3rem; font-size: 0.95rem; }
.effects { margin: 0; padding-left: 1.2rem; } .effects li { margin-bottom: 0.2rem; }
.effects .better { color: var(--below); font-weight: 600; } .effects .worse { color: var(--above); font-weight: 600; }
`;
