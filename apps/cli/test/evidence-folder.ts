import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { writeEvtx } from "@stray/test-fixtures";
import { onTestFinished } from "vitest";

/** A new temporary folder with these files in it, removed when the test ends. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "stray-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

/** Names of all that lies in a folder, hidden and temporary files too. */
export function namesIn(folder: string): string[] {
  return readdirSync(folder).sort();
}

function sessionOf(user: string, day: number, events: readonly (string | number)[]) {
  const date = `2026-03-${String(day).padStart(2, "0")}`;
  return {
    user,
    source_ip: "10.0.0.5",
    start_time: `${date}T08:00:00`,
    end_time: `${date}T16:00:00`,
    events: events.map((event_id) => ({ event_id, details: {} })),
  };
}

/** Eleven plain sessions of alice and one of eve: failures, a new account, a cleared log. Only eve's is flagged. */
export function sessionList(): string {
  const plain = Array.from({ length: 11 }, (_, index) => sessionOf("alice", index + 1, [4624]));
  const eve = sessionOf("eve", 20, [4625, 4625, 4625, 4625, 4625, 4720, "1102"]);
  return JSON.stringify([...plain, eve]);
}

/** A Security log with one logon and logoff of each account, an hour apart. */
export function securityLog(accounts: readonly string[], computer = "SRV01.example.test"): Uint8Array {
  const system = { channel: "Security", provider: "Microsoft-Windows-Security-Auditing", computer };
  return writeEvtx(
    accounts.flatMap((account, index) => {
      const hour = String(8 + index).padStart(2, "0");
      const logonId = `0x${(0x1000 + index).toString(16)}`;
      const data = {
        TargetUserSid: `S-1-5-21-1-2-3-${1001 + index}`,
        TargetUserName: account,
        TargetDomainName: "EXAMPLE",
        TargetLogonId: logonId,
        LogonType: "2",
      };
      return [
        { ...system, eventId: 4624, eventRecordId: 2 * index + 1, timeCreated: `2026-03-02T${hour}:00:00Z`, data },
        { ...system, eventId: 4634, eventRecordId: 2 * index + 2, timeCreated: `2026-03-02T${hour}:30:00Z`, data },
      ];
    }),
  );
}
