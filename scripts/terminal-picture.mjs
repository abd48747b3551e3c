// A picture of a terminal as SVG, from what `tmux capture-pane -e -p` prints:
//   tmux capture-pane -e -p -t stray | node scripts/terminal-picture.mjs "stray triage" > docs/pictures/triage.svg
import { readFileSync } from "node:fs";

const cell = { width: 8.4, height: 18 };
const margin = 14;
const titleHeight = 30;
const background = "#16181d";
const foreground = "#d6d9e0";
// The sixteen colors of a terminal: 30-37 and 90-97.
const palette = [
  "#3b4048",
  "#e06c75",
  "#98c379",
  "#e5c07b",
  "#61afef",
  "#c678dd",
  "#56b6c2",
  "#d6d9e0",
  "#7f848e",
  "#ff7a85",
  "#b5e890",
  "#ffd787",
  "#7cc4ff",
  "#e29bf5",
  "#7fd7e2",
  "#ffffff",
];

const plain = { color: foreground, paper: null, bold: false, dim: false, inverse: false };

/** The style after the parameters of one SGR sequence. */
function restyle(style, parameters) {
  let next = style;
  for (const code of parameters.split(";").map(Number)) {
    if (code === 0) next = plain;
    else if (code === 1) next = { ...next, bold: true };
    else if (code === 2) next = { ...next, dim: true };
    else if (code === 7) next = { ...next, inverse: true };
    else if (code === 22) next = { ...next, bold: false, dim: false };
    else if (code === 27) next = { ...next, inverse: false };
    else if (code === 39) next = { ...next, color: foreground };
    else if (code >= 30 && code <= 37) next = { ...next, color: palette[code - 30] };
    else if (code >= 90 && code <= 97) next = { ...next, color: palette[code - 82] };
  }
  return next;
}

/** Pieces of equal style in a line, with the column each begins at. */
function* runsOf(line, state) {
  let column = 0;
  for (const [index, part] of line.split("\u001b[").entries()) {
    const styleEnd = index === 0 ? -1 : part.indexOf("m");
    if (index > 0) state.style = restyle(state.style, part.slice(0, styleEnd) || "0");
    const text = part.slice(styleEnd + 1);
    if (text !== "") yield { column, text, style: state.style };
    column += [...text].length;
  }
}

function escapeXml(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function drawRun({ column, text, style }, row) {
  const [ink, paper] = style.inverse ? [background, style.color] : [style.color, style.paper];
  const x = margin + column * cell.width;
  const y = titleHeight + margin + row * cell.height;
  const width = [...text].length * cell.width;
  const rectangle = paper ? `<rect x="${x}" y="${y}" width="${width}" height="${cell.height}" fill="${paper}"/>` : "";
  if (text.trim() === "") return rectangle;
  const look = `${style.bold ? ' font-weight="bold"' : ""}${style.dim ? ' opacity="0.6"' : ""}`;
  // Blanks that no browser folds.
  const glyphs = `<text x="${x}" y="${y + 13}" textLength="${width}" fill="${ink}"${look}>${escapeXml(text.replaceAll(" ", "\u00a0"))}</text>`;
  return rectangle + glyphs;
}

function draw(capture, title) {
  const lines = capture.replace(/\n+$/, "").split("\n");
  const state = { style: plain };
  const rows = lines.map((line) => [...runsOf(line, state)]);
  const columns = Math.max(...rows.flat().map(({ column, text }) => column + [...text].length));
  const width = Math.ceil(2 * margin + columns * cell.width);
  const height = titleHeight + 2 * margin + rows.length * cell.height;
  const dots = ["#e06c75", "#e5c07b", "#98c379"].map(
    (color, index) => `<circle cx="${20 + 18 * index}" cy="17" r="5.5" fill="${color}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${background}"/>`,
    dots.join(""),
    `<text x="${width / 2}" y="21" fill="#7f848e" font-family="monospace" font-size="13" text-anchor="middle">${escapeXml(title)}</text>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">`,
    ...rows.flatMap((runs, row) => runs.map((run) => drawRun(run, row))).filter((mark) => mark !== ""),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

process.stdout.write(draw(readFileSync(0, "utf8"), process.argv[2] ?? "terminal"));
