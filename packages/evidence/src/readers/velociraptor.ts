import { isoOfFloat } from "../time/written-forms.ts";
import type { EventFormat } from "./event-format.ts";
import { aliasedFields, type FieldAliases, firstOf, hasAll } from "./field-aliases.ts";

/** `parse_evtx` keeps the event's System; artifacts bring its fields to the top. LogonIds are whole numbers in both. */
const aliases: FieldAliases = {
  eventId: ["System.EventID.Value", "EventID.Value", "EventID"],
  time: ["System.TimeCreated.SystemTime", "TimeCreated", "EventTime"],
  computer: ["System.Computer", "Computer"],
  channel: ["System.Channel", "Channel"],
  provider: ["System.Provider.Name", "Provider.Name", "Provider"],
  eventRecordId: ["System.EventRecordID", "EventRecordID"],
  userSid: ["System.Security.UserID", "SecurityID"],
  data: ["EventData", "UserData"],
  notData: ["xmlns:auto-ns3"],
};

const { eventId, time, computer, channel } = aliases;
/** What tells an artifact's rows from other flat shapes. */
const origin = ["EventData", "UserData", "System.Provider.Name", "_Source", "OSPath"];

/** JSON Lines of Velociraptor: rows of `parse_evtx` or of an artifact. */
export const velociraptor: EventFormat = {
  name: "velociraptor",
  recognizes: (record) => hasAll(record, [eventId, time, computer, channel, origin]),
  eventsOf(record) {
    const fields = aliasedFields(record, aliases);
    const epoch = firstOf(record, time);
    const written = typeof epoch === "number" ? (isoOfFloat(epoch) ?? fields.time) : fields.time;
    return [{ ...fields, time: written }];
  },
};
