import { encodeUtf16 } from "../../../src/evtx-writer/values/encode-value.ts";
import { server } from "../cast.ts";
import { timeText } from "../demo-time.ts";
import type { LoggedEvent } from "../server-logs.ts";

const systemSid = "S-1-5-18";
const informational = { channel: "System", level: 4 } as const;

/** 6005, 6006, 6008, 6009 and 6013 of the event log service, whose fields have no names. */
export function eventLogService(eventId: number, data: readonly string[], binary = ""): LoggedEvent {
  return {
    ...informational,
    level: eventId === 6008 ? 2 : 4,
    provider: "EventLog",
    eventId,
    qualifiers: 0x8000,
    keywords: "0x80000000000000",
    data: { Data: [...data] },
    binary,
  };
}

/** 6013, at noon and soon after a boot: seconds since the boot, and the time zone. */
export function uptime(uptimeSeconds: number): LoggedEvent {
  return eventLogService(6013, ["", "", "", "", String(uptimeSeconds), "60", "-60 W. Europe Standard Time"]);
}

const kernelGeneral = {
  ...informational,
  provider: "Microsoft-Windows-Kernel-General",
  providerGuid: "{a68ca8b7-004f-d7b6-a698-07e2de0f1f5d}",
  keywords: "0x8000000000000080",
  processId: 4,
  threadId: 8,
} as const;

/** Kernel-General 12. */
export function operatingSystemStarted(bootMicros: number): LoggedEvent {
  return {
    ...kernelGeneral,
    eventId: 12,
    task: 1,
    userSid: systemSid,
    data: {
      MajorVersion: { type: "uint32", value: "10" },
      MinorVersion: { type: "uint32", value: "0" },
      BuildVersion: { type: "uint32", value: "20348" },
      QfeVersion: { type: "uint32", value: "4893" },
      ServiceVersion: { type: "uint32", value: "0" },
      BootMode: { type: "uint32", value: "0" },
      StartTime: timeText(bootMicros),
    },
  };
}

/** Kernel-General 13. */
export function operatingSystemStopping(micros: number): LoggedEvent {
  return { ...kernelGeneral, eventId: 13, task: 2, data: { StopTime: timeText(micros) } };
}

/** User32 1074: who asked for a restart, and why. */
export function restartRequested(account: string, sid: string): LoggedEvent {
  return {
    ...informational,
    provider: "User32",
    providerGuid: "{b0aa8734-56f7-41cc-b2f4-de228e98b946}",
    eventId: 1074,
    qualifiers: 0x8000,
    keywords: "0x8080000000000000",
    userSid: sid,
    processId: 7404,
    threadId: 3312,
    data: {
      param1: `C:\\Windows\\system32\\shutdown.exe (${server.name})`,
      param2: server.name,
      param3: "Operating System: Service pack (Planned)",
      param4: "0x80020010",
      param5: "restart",
      param6: "March updates",
      param7: account,
    },
  };
}

const serviceControlManager = {
  ...informational,
  provider: "Service Control Manager",
  providerGuid: "{555908d1-a6d7-4695-8e1e-26931d2012f4}",
  qualifiers: 0x4000,
  keywords: "0x8080000000000000",
  processId: 668,
  threadId: 5032,
} as const;

/** 7036: a service was started or stopped. */
export function serviceState(displayName: string, serviceName: string, state: "running" | "stopped"): LoggedEvent {
  const binary = Buffer.from(encodeUtf16(`${serviceName}/${state === "running" ? 4 : 1}\0`)).toString("hex");
  return { ...serviceControlManager, eventId: 7036, data: { param1: displayName, param2: state }, binary };
}

/** 7045, with the SID of the account that installed the service. */
export function serviceInstalled(service: { name: string; imagePath: string }, installerSid: string): LoggedEvent {
  return {
    ...serviceControlManager,
    eventId: 7045,
    userSid: installerSid,
    data: {
      ServiceName: service.name,
      ImagePath: service.imagePath,
      ServiceType: "user mode service",
      StartType: "auto start",
      AccountName: "LocalSystem",
    },
  };
}
