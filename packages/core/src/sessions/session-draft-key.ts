import { shownText } from "../events/event-data.ts";
import type { SessionDraft } from "./session-draft.ts";
import { sessionKeyOf } from "./session-key.ts";
import { bySteadyTime, writtenTime } from "./timeline-event.ts";

/** `computer~id~start`: the id of the earliest logon, else the Remote Desktop session's, else `act`. */
export function draftKey(draft: SessionDraft, computerKey: string): string {
  const rdpSessionId = draft.desktops[0]?.rdpSessionId;
  const id = earliestLogonId(draft) ?? (rdpSessionId === undefined ? "act" : `rdp${rdpSessionId}`);
  return sessionKeyOf([shownText(computerKey), id, compactTime(draft)]);
}

function earliestLogonId({ logons }: SessionDraft): string | undefined {
  const opened = logons.filter((logon) => logon.opened !== null && logon.logonId !== "");
  const first = opened.sort((a, b) => bySteadyTime(a.opened ?? a.events[0]!, b.opened ?? b.events[0]!))[0];
  return (first ?? logons.find(({ logonId }) => logonId !== ""))?.logonId;
}

/** `20260302T110405Z`: the start, else what was first seen, cut to seconds; "" where no event of it has a time. */
function compactTime({ start, events }: SessionDraft): string {
  const seen = writtenTime(start) ?? events.map(({ event }) => writtenTime(event)).find((time) => time !== null);
  return seen ? `${seen.slice(0, 19).replaceAll(/[-:]/g, "")}Z` : "";
}
