import { isoOfWritten } from "../time/written-forms.ts";
import type { EventFormat } from "./event-format.ts";
import { aliasedFields, type FieldAliases, hasAll } from "./field-aliases.ts";
import { textOf } from "./json-fields.ts";
import { dataOfMessage, messageOnly } from "./rendered-message.ts";

/** Properties of the objects that PowerShell's Get-WinEvent gives, as Export-Csv writes them. */
const aliases: FieldAliases = {
  eventId: ["Id"],
  time: ["TimeCreated"],
  computer: ["MachineName"],
  channel: ["LogName"],
  provider: ["ProviderName"],
  eventRecordId: ["RecordId"],
  userSid: ["UserId"],
  data: ["none"],
  notData: [],
};

/** `Get-WinEvent | Export-Csv`; the time is local, in the form of the exporting user's locale. */
export const getWinEventCsv: EventFormat = {
  name: "getWinEventCsv",
  lacks: messageOnly,
  recognizes: (record) => hasAll(record, [aliases.eventId, aliases.time, aliases.computer, aliases.channel]),
  eventsOf(record) {
    const fields = aliasedFields(record, aliases);
    const time = fields.time && (isoOfWritten(fields.time) ?? fields.time);
    return [{ ...fields, time, data: () => dataOfMessage(textOf(record.Message) ?? "", fields.eventId ?? 0) }];
  },
};
