import { keyName, sequenceName } from "./key-names.ts";

/** A piece of what was typed: a key by name (typed text is its own name), or text that was pasted. */
export type Input = { type: "key"; key: string } | { type: "paste"; text: string };

/** Turns chunks of terminal input into keys and pastes. */
export interface InputDecoder {
  push(chunk: string): Input[];
  /** Takes a sequence that was begun as it is: a lone Esc is the Esc key. Call it when no more input follows at once. */
  flush(): Input[];
  hasPending(): boolean;
}

const esc = "\u001b";
const pasteStart = "\u001b[200~";
const pasteEnd = "\u001b[201~";
// CSI with parameters, SS3, or the Linux console's function keys.
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals write Esc
const sequencePattern = /^\u001b(?:\[[0-9;:<=>?]*[ -/]*[@-Z\\-~]|O[@-~]|\[\[[@-~])/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals write Esc
const unfinishedPattern = /^\u001b(?:$|\[[0-9;:<=>?]*[ -/]*$|O$|\[\[$)/;
/** A paste never ends if its end mark is lost. */
const longestPaste = 100_000;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Ink 6 hands over fast typing ("jjjG") as one string and loses an Esc typed right before another key; this takes
 * chunks apart by grapheme and by escape sequence, and keeps bracketed pastes whole.
 */
export function createInputDecoder(): InputDecoder {
  let rest = "";
  return {
    push(chunk) {
      const decoded = decode(rest + chunk);
      rest = decoded.rest;
      return decoded.inputs;
    },
    flush() {
      if (!hasPending()) return [];
      const text = rest.slice(esc.length);
      rest = "";
      return [{ type: "key", key: "escape" }, ...decodeText(text)];
    },
    hasPending,
  };

  function hasPending() {
    return rest !== "" && !rest.startsWith(pasteStart);
  }
}

function decode(text: string): { inputs: Input[]; rest: string } {
  const inputs: Input[] = [];
  let rest = text;
  while (rest !== "") {
    if (rest.startsWith(pasteStart)) {
      const end = rest.indexOf(pasteEnd);
      if (end < 0 && rest.length < longestPaste && !isInterrupted(rest)) return { inputs, rest };
      inputs.push({ type: "paste", text: rest.slice(pasteStart.length, end < 0 ? undefined : end) });
      rest = end < 0 ? "" : rest.slice(end + pasteEnd.length);
    } else if (rest.startsWith(esc)) {
      if (unfinishedPattern.test(rest)) return { inputs, rest };
      const sequence = sequencePattern.exec(rest)?.[0] ?? esc;
      const key = sequenceName(sequence);
      if (key !== undefined) inputs.push({ type: "key", key });
      rest = rest.slice(sequence.length);
    } else {
      const end = rest.indexOf(esc);
      inputs.push(...decodeText(end < 0 ? rest : rest.slice(0, end)));
      rest = end < 0 ? "" : rest.slice(end);
    }
  }
  return { inputs, rest };
}

/** Ctrl-C ends a paste whose end mark was lost; else the keyboard would stay dead. */
function isInterrupted(paste: string): boolean {
  return paste.endsWith("\u0003");
}

function decodeText(text: string): Input[] {
  return Array.from(graphemes.segment(text), ({ segment }) => keyName(segment))
    .filter((key) => key !== undefined)
    .map((key) => ({ type: "key", key }));
}
