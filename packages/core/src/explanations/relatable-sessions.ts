import type { LogonSession } from "@stray/schemas";
import { PackedReader, PackedWriter } from "../events/packed-bytes.ts";

/** What makes a session related to others, and names it. */
export type RelatableSession = Pick<LogonSession, "sessionKey" | "startTime" | "sourceAddress" | "workstationName">;

/** Sessions of which a report needs no more than that; a million of them as bytes, about 70 each. */
export interface RelatableSessions {
  add(session: RelatableSession): void;
  /** Those for which the test holds, made anew at each call. */
  filter(test: (session: RelatableSession) => boolean): RelatableSession[];
}

export function createRelatableSessions(): RelatableSessions {
  const out = new PackedWriter();
  /** Addresses and workstations, each kept once. */
  const traits = new Map<string, number>();
  let count = 0;

  function traitId(text: string): number {
    const id = traits.get(text) ?? traits.size;
    traits.set(text, id);
    return id;
  }

  return {
    add({ sessionKey, startTime, sourceAddress, workstationName }) {
      if (sourceAddress === "" && workstationName === "") return;
      count += 1;
      out.text(sessionKey);
      out.text(startTime ?? "");
      out.number(traitId(sourceAddress));
      out.number(traitId(workstationName));
    },
    filter(test) {
      const from = new PackedReader(out.written());
      const texts = [...traits.keys()];
      const found: RelatableSession[] = [];
      for (let left = count; left > 0; left -= 1) {
        const [sessionKey, startTime] = [from.text(), from.text() || null];
        const [sourceAddress, workstationName] = [texts[from.number()]!, texts[from.number()]!];
        const session = { sessionKey, startTime, sourceAddress, workstationName };
        if (test(session)) found.push(session);
      }
      return found;
    },
  };
}
