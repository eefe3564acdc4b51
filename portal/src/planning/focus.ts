import type { KeyboardEvent } from "react";

const MOVES: Record<string, [rows: number, columns: number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Move the focus between the shifts of one cell (up, down) and from cell to cell of a board. */
export function moveFocus(event: KeyboardEvent, table: HTMLTableElement | null): void {
  const move = MOVES[event.key];
  const from = event.target;
  if (move === undefined || table === null || !(from instanceof HTMLElement)) return;
  const cell = from.closest<HTMLTableCellElement>("td[data-cell]");
  if (cell === null) return;
  event.preventDefault();
  const [rows, columns] = move;
  const inside = [...cell.querySelectorAll("button")];
  const next = rows === 0 ? undefined : inside[inside.indexOf(from as HTMLButtonElement) + rows];
  if (next !== undefined) {
    next.focus();
    return;
  }
  const row = cell.parentElement as HTMLTableRowElement;
  const target = table.tBodies[0]?.rows[row.sectionRowIndex + rows]?.cells[cell.cellIndex + columns];
  if (target?.tagName !== "TD") return;
  const buttons = [...target.querySelectorAll("button")];
  (rows < 0 ? buttons.at(-1) : buttons[0])?.focus();
}
