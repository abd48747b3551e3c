import { server } from "./cast.ts";
import { localProcess } from "./events/logon-events.ts";
import type { Subject } from "./events/security-event.ts";

/** The server itself, in whose name its processes log users on. */
export const machineSubject: Subject = {
  sid: "S-1-5-18",
  name: server.machineAccount,
  domain: server.domain,
  logonId: "0x3e7",
};

export const byServices = localProcess(machineSubject, {
  id: "0x29c",
  name: "C:\\Windows\\System32\\services.exe",
  logonProcess: "Advapi  ",
});

export const byWinlogon = localProcess(machineSubject, {
  id: "0x1d4c",
  name: "C:\\Windows\\System32\\winlogon.exe",
  logonProcess: "Advapi  ",
});

export const byRemoteDesktop = {
  ...localProcess(machineSubject, {
    id: "0x3a0",
    name: "C:\\Windows\\System32\\svchost.exe",
    logonProcess: "User32 ",
  }),
  workstation: server.name,
  restrictedAdminMode: "%%1843",
};
