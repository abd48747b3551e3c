import { isoOfWritten } from "../time/written-forms.ts";
import type { EventFormat } from "./event-format.ts";
import { aliasedFields, type FieldAliases, hasAll } from "./field-aliases.ts";
import { channelOf } from "./inferred-names.ts";
import { textOf } from "./json-fields.ts";
import { dataOfMessage, messageOnly } from "./rendered-message.ts";

/** The columns by position: their names are in the language of Windows, and the message's has none. */
const columns = ["Level", "Date and Time", "Source", "Event ID", "Task Category", "Message"];

const aliases: FieldAliases = {
  eventId: ["Event ID"],
  time: ["Date and Time"],
  computer: [],
  channel: [],
  provider: ["Source"],
  eventRecordId: [],
  userSid: [],
  data: ["none"],
  notData: [],
};

/** Event Viewer's "Save as CSV"; the time is in the form and the zone of whoever saved it. */
export const eventViewerCsv: EventFormat = {
  name: "eventViewerCsv",
  lacks: messageOnly,
  recognizes: (record) =>
    hasAll(record, [aliases.eventId, aliases.time, aliases.provider]) && "Task Category" in record,
  eventsOf(record) {
    const fields = aliasedFields(record, aliases);
    const { eventId, provider, time } = fields;
    return [
      {
        ...fields,
        channel: channelOf(provider, eventId),
        time: time && (isoOfWritten(time) ?? time),
        data: () => dataOfMessage(textOf(record.Message) ?? "", eventId ?? 0),
      },
    ];
  },
};

/** The names of the columns when a header and the row below it have Event Viewer's shape; null otherwise. */
export function eventViewerColumns(header: readonly string[], row: readonly string[]): readonly string[] | null {
  if (header.length !== columns.length - 1 || row.length !== columns.length) return null;
  const [, time = "", , eventId = ""] = row;
  return /^\d{1,5}$/.test(eventId) && /\d.*\d:\d\d/.test(time) ? columns : null;
}
