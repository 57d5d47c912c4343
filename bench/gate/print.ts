import type { Cell, Role } from './study.js';

const percent = (share: number): string => (share * 100).toFixed(1);

/** Every cell of a study on a line of its own, methods side by side. */
export function printCells(cells: readonly Cell[]): void {
  const [first] = cells;
  if (first === undefined) return;
  const methods = [...new Set(cells.map(({ method }) => method))];
  const rows = new Map<string, Map<string, Cell>>();
  for (const cell of cells) {
    const row = rows.get(cell.cell) ?? new Map<string, Cell>();
    row.set(cell.method, cell);
    rows.set(cell.cell, row);
  }
  console.log(`\n${first.study}: ${methods.join(' | ')} (% right; * drawn, with so many samples)`);
  for (const [cell, row] of rows) {
    const figures = methods.map((method) => {
      const found = row.get(method);
      if (found === undefined) return '';
      return `${percent(found.coverage)}${found.repeats === undefined ? '' : `*${String(found.repeats)}`}`;
    });
    console.log(`  ${cell}: ${figures.join(' | ')}`);
  }
}

/** How a method did over a study. */
export interface MethodSummary {
  readonly method: string;
  readonly role: Role;
  readonly cells: number;
  readonly average: number;
  readonly lowest: Cell;
}

/** Average and lowest coverage of each method. */
export function summarise(cells: readonly Cell[]): MethodSummary[] {
  const methods = new Map<string, Cell[]>();
  for (const cell of cells) methods.set(cell.method, [...(methods.get(cell.method) ?? []), cell]);
  return [...methods].map(([method, own]) => {
    const lowest = own.reduce((a, b) => (b.coverage < a.coverage ? b : a));
    const average = own.reduce((sum, { coverage }) => sum + coverage, 0) / own.length;
    return { method, role: lowest.role, cells: own.length, average, lowest };
  });
}
