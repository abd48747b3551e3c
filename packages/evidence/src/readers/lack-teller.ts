import type { EventFields, EventFormat } from "./event-format.ts";
import type { JsonObject } from "./json-fields.ts";
import type { ReaderContext } from "./reader.ts";

/** Tells what one input does not carry: what its format never has, and fields of the System element that are not there. */
export interface LackTeller {
  /** To be asked with each record and the events in it. */
  note(format: EventFormat, record: JsonObject, events: readonly EventFields[]): void;
  end(): void;
}

const fields: readonly { name: string; isMissing(event: EventFields): boolean }[] = [
  { name: "channel", isMissing: ({ channel }) => channel === "" },
  { name: "provider", isMissing: ({ provider }) => provider === "" },
  { name: "computer", isMissing: ({ computer }) => computer === "" },
  { name: "record id", isMissing: ({ eventRecordId }) => eventRecordId === null },
];

export function createLackTeller({ onProblem }: Pick<ReaderContext, "onProblem">): LackTeller {
  const missing = new Map(fields.map(({ name }) => [name, 0]));
  let isTold = false;
  let count = 0;
  return {
    note({ lacks, lacksIn }, record, events) {
      for (const event of events) {
        count += 1;
        for (const { name, isMissing } of fields) if (isMissing(event)) missing.set(name, (missing.get(name) ?? 0) + 1);
      }
      if (isTold || lacks === undefined || lacksIn?.(record) === false) return;
      isTold = true;
      const text = `This format lacks ${lacks}; give the log as EVTX where you can.`;
      onProblem({ code: "formatLacks", level: "note", text });
    },
    end() {
      const lacking = Array.from(missing).filter(([, events]) => events > 0);
      if (lacking.length === 0) return;
      const parts = lacking.map(([name, events]) => `${events === count ? "all" : events} lack the ${name}`);
      const text = `Of ${count} events here, ${parts.join(", ")}; give the log as EVTX where you can.`;
      onProblem({ code: "fieldsLacking", level: "note", text });
    },
  };
}
