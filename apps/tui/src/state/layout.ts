/** The terminal's size in cells. */
export interface TerminalSize {
  columns: number;
  rows: number;
}

/** A part of the frame, in cells. */
export interface Area {
  width: number;
  height: number;
}

/**
 * Where things are in the frame; the list's height is without its line of column heads, which the pane at its right or
 * in its place may use. `over`: too little room for both, so the pane takes the list's place.
 */
export interface Layout {
  frame: Area;
  list: Area;
  detail: (Area & { place: "right" | "below" | "over" }) | null;
}

// Title, column heads and footer.
const fixedLines = 3;
const rightFromColumns = 120;
const belowFromLines = 14;

/**
 * Divides the terminal. The frame is one line short of it: Ink clears screen and scrollback for a frame of full height,
 * and a Windows console scrolls once its last cell is written.
 */
export function layoutOf({ columns, rows }: TerminalSize, detailOpen: boolean): Layout {
  const frame = { width: Math.max(columns, 20), height: Math.max(rows - 1, fixedLines + 1) };
  const body = { width: frame.width, height: frame.height - fixedLines };
  if (!detailOpen) return { frame, list: body, detail: null };
  if (columns >= rightFromColumns) return beside(frame, body);
  if (body.height >= belowFromLines) return stacked(frame, body);
  return { frame, list: { ...body, height: 0 }, detail: { ...body, height: body.height + 1, place: "over" } };
}

function beside(frame: Area, body: Area): Layout {
  const width = Math.floor(body.width / 2);
  const list = { width: body.width - width - 1, height: body.height };
  return { frame, list, detail: { width, height: body.height + 1, place: "right" } };
}

function stacked(frame: Area, body: Area): Layout {
  const height = Math.floor(body.height * 0.4);
  const detailHeight = body.height - height - 1;
  return { frame, list: { ...body, height }, detail: { width: body.width, height: detailHeight, place: "below" } };
}
