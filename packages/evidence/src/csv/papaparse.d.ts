/** The part of papaparse used here; @types/papaparse would bring Node's types and the DOM's into a pure package. */
declare module "papaparse" {
  interface ParseResult {
    data: string[][];
  }
  const Papa: { parse(text: string, options: { delimiter: string; newline: "\n" }): ParseResult };
  export = Papa;
}
