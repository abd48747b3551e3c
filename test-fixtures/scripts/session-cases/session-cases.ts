import { account, type ComputerLogs, logWriter } from "./log-writer.ts";

interface SessionCase {
  shows: string;
  input: ComputerLogs;
}

/** The cases on rules whose many like lines are better written by a script than by hand. */
export function sessionCases(): Record<string, SessionCase> {
  return {
    "sessions-r11-peer-groups": {
      shows:
        "R11: every logon type is of a peer group: interactive, remoteDesktop, network, service or newCredentials.",
      input: peerGroups(),
    },
    "sessions-r13-the-usual-order": {
      shows:
        "R13: what one visit writes into three logs, in the usual order: coming, leaving, returning with a short-lived logon, ending. One session.",
      input: usualOrder(),
    },
    "sessions-r14-tunnel": {
      shows:
        "R14: a Remote Desktop connection whose address is the computer itself came through a tunnel that ends there; the address is kept, and a second visit from elsewhere stands apart.",
      input: throughTunnel(),
    },
    "sessions-r16-connection-moved": {
      shows:
        "R16: the Security log alone tells of a takeover: eve's connection, RDP-Tcp#8 of one client, shows admin's session at once, without a logon.",
      input: movedConnection(),
    },
    "sessions-r16-why-disconnected": {
      shows: "R16: the reason of event 40 says why each stretch ended, by its word, or its number where it has none.",
      input: disconnectReasons(),
    },
    "sessions-r18-gateway": {
      shows:
        "R18: bob is connected for three hours of eight, disconnected for five; his address is the gateway's own, and the gateway's 302 and 303 tell the outside one.",
      input: throughGateway(),
    },
    "sessions-r19-domain-controller": {
      shows:
        "R19: a password spray on a domain controller is one activity of its address, with all its failures and accounts; a wrong password of bob's is another's; what was granted counts for nothing.",
      input: passwordSpray(),
    },
    "sessions-r20-zone-changes": {
      shows:
        "R20: the computer moves from Berlin to Tokyo: each session is told by the last 6013 at or before it, the one before the first by that.",
      input: movedComputer(),
    },
    "sessions-r20-daylight-saving": {
      shows:
        "R20: Kernel-General 24 knows daylight saving: 05:30 UTC is 07:30 in Berlin's summer, work, and 06:30 in its winter, before work; the 6013 of both days says the same.",
      input: daylightSaving(),
    },
    "sessions-r20-client-zone": {
      shows:
        "R20: RdpCoreTS 104 tells where the client of a Remote Desktop session stands: bob's in the computer's zone, eve's nine hours away; of two that come at once it tells neither.",
      input: clientZones(),
    },
    "sessions-r21-holes": {
      shows:
        "R21: sessions that span a cleared log, a jump of the record ids or three days of silence are a step less sure; the session beside each hole is not.",
      input: holes(),
    },
  };
}

function peerGroups(): ComputerLogs {
  const pc = logWriter("SRV01");
  [2, 11, 13, 7, 10, 12, 3, 8, 0, 4, 5, 9].forEach((type, index) => {
    const hour = String(6 + index).padStart(2, "0");
    const id = `0x${(0x50001 + 16 * index).toString(16)}`;
    const user = ["bob", "eve", "carol"][index % 3]!;
    const address = [10, 12, 3, 8].includes(type) ? { address: "10.20.0.7" } : {};
    pc.logon(`2026-03-02T${hour}:00:00`, { id, user, type, ...address });
    pc.logoff(`2026-03-02T${hour}:30:00`, id, user);
  });
  return pc.files();
}

function usualOrder(): ComputerLogs {
  const pc = logWriter("SRV01");
  const at = (time: string) => `2026-03-02T${time}`;
  const station = { AccountName: "bob", AccountDomain: "BRASS", LogonID: "0x50001", SessionName: "RDP-Tcp#3" };
  const client = { ClientName: "LAPTOP7", ClientAddress: "10.20.0.7" };
  pc.authenticated(at("08:00:00"), "bob", "10.20.0.7");
  pc.logon(at("08:00:00"), { id: "0x4fff1", user: "bob", type: 3, address: "10.20.0.7", workstation: "LAPTOP7" });
  pc.logon(at("08:00:02"), { id: "0x50001", user: "bob", type: 10, address: "10.20.0.7" });
  pc.logoff(at("08:00:03"), "0x4fff1", "bob");
  pc.desktop(at("08:00:02"), 41, { User: "BRASS\\bob", SessionID: "2" });
  pc.desktopUser(at("08:00:03"), 21, "bob", 2, "10.20.0.7");
  pc.desktopUser(at("08:00:04"), 22, "bob", 2, "10.20.0.7");
  pc.desktop(at("10:00:00"), 40, { Session: "2", Reason: "0" });
  pc.desktopUser(at("10:00:01"), 24, "bob", 2, "10.20.0.7");
  pc.security(at("10:00:01"), 4779, { ...station, ...client });
  pc.authenticated(at("13:00:00"), "bob", "10.20.0.9");
  pc.logon(at("13:00:01"), { id: "0x60001", user: "bob", type: 10, address: "10.20.0.9" });
  pc.desktopUser(at("13:00:02"), 25, "bob", 2, "10.20.0.9");
  pc.security(at("13:00:02"), 4778, { ...station, ...client, ClientAddress: "10.20.0.9" });
  pc.logoff(at("13:00:03"), "0x60001", "bob");
  pc.desktopUser(at("16:00:00"), 23, "bob", 2, "");
  pc.desktop(at("16:00:01"), 40, { Session: "2", Reason: "12" });
  pc.desktopUser(at("16:00:01"), 24, "bob", 2, "10.20.0.9");
  return pc.files();
}

function disconnectReasons(): ComputerLogs {
  const pc = logWriter("SRV01");
  [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 14, 12].forEach((reason, index) => {
    const time = (minute: number) => `2026-03-02T${String(6 + index).padStart(2, "0")}:${minute}:00`;
    pc.desktopUser(time(10), index === 0 ? 21 : 25, "bob", 2, "10.20.0.7");
    if (reason === 12) pc.desktopUser(time(40), 23, "bob", 2, "");
    pc.desktop(time(40), 40, { Session: "2", Reason: String(reason) });
    pc.desktopUser(time(40), 24, "bob", 2, "10.20.0.7");
  });
  return pc.files();
}

function throughTunnel(): ComputerLogs {
  const pc = logWriter("SRV01");
  const at = (time: string) => `2026-03-02T${time}`;
  pc.authenticated(at("01:00:00"), "bob", "127.0.0.1");
  pc.logon(at("01:00:02"), { id: "0x50001", user: "bob", type: 10, address: "127.0.0.1" });
  pc.desktopUser(at("01:00:03"), 21, "bob", 2, "127.0.0.1");
  pc.desktopUser(at("01:40:00"), 23, "bob", 2, "");
  pc.authenticated(at("02:00:00"), "eve", "::1");
  pc.authenticated(at("02:10:00"), "eve", "10.20.0.66");
  return pc.files();
}

function movedConnection(): ComputerLogs {
  const pc = logWriter("SRV01");
  const at = (time: string) => `2026-03-02T${time}`;
  const client = { AccountDomain: "BRASS", SessionName: "RDP-Tcp#8", ClientName: "KALI", ClientAddress: "10.20.0.66" };
  const own = { ...client, SessionName: "RDP-Tcp#3", ClientName: "ADMINPC", ClientAddress: "10.20.0.5" };
  pc.logon(at("08:00:00"), { id: "0x50001", user: "admin", type: 10, address: "10.20.0.5" });
  pc.security(at("09:00:00"), 4779, { AccountName: "admin", LogonID: "0x50001", ...own });
  pc.logon(at("10:00:00"), { id: "0x60001", user: "eve", type: 10, address: "10.20.0.66" });
  pc.security(at("10:10:00"), 4779, { AccountName: "eve", LogonID: "0x60001", ...client });
  pc.security(at("10:10:01"), 4778, { AccountName: "admin", LogonID: "0x50001", ...client });
  pc.security(at("10:30:00"), 4779, { AccountName: "admin", LogonID: "0x50001", ...client });
  return pc.files();
}

function throughGateway(): ComputerLogs {
  const [gateway, server] = [logWriter("GATE1"), logWriter("SRV01")];
  const at = (time: string) => `2026-03-02T${time}`;
  const bob = { Username: "BRASS\\bob", IpAddress: "203.0.113.9", Resource: "SRV01.brass.example" };
  const counted = { BytesReceived: "120034", BytesTransfered: "2203344" };
  gateway.gateway(at("08:00:00"), 302, bob);
  server.desktopUser(at("08:00:04"), 21, "bob", 2, "10.20.0.1");
  server.desktopUser(at("10:00:04"), 24, "bob", 2, "10.20.0.1");
  gateway.gateway(at("10:00:05"), 303, { ...bob, ...counted, SessionDuration: "7205" });
  gateway.gateway(at("15:00:00"), 302, { ...bob, IpAddress: "198.51.100.77" });
  server.desktopUser(at("15:00:04"), 25, "bob", 2, "10.20.0.1");
  server.desktopUser(at("16:00:04"), 23, "bob", 2, "");
  gateway.gateway(at("16:00:05"), 303, { ...bob, ...counted, IpAddress: "198.51.100.77", SessionDuration: "3605" });
  return inFolders({ gate: gateway.files(), srv: server.files() });
}

function passwordSpray(): ComputerLogs {
  const dc = logWriter("DC01");
  const at = (minute: number, second: number) =>
    `2026-03-02T03:${String(minute).padStart(2, "0")}:${String(second).padStart(2, "0")}`;
  const ticket = { ServiceName: "krbtgt/BRASS", TicketOptions: "0x40810010", PreAuthType: "2", IpPort: "50001" };
  const attacker = { IpAddress: "::ffff:10.20.0.66" };
  for (let n = 1; n <= 12; n += 1) {
    dc.security(at(n, 0), 4771, { TargetUserName: `user${n}`, ...ticket, Status: "0x18", ...attacker });
  }
  for (let n = 13; n <= 15; n += 1) {
    dc.security(at(n, 0), 4768, {
      TargetUserName: `ghost${n}`,
      TargetDomainName: "BRASS",
      ...ticket,
      Status: "0x6",
      ...attacker,
    });
  }
  dc.security(at(20, 0), 4771, { TargetUserName: "bob", ...ticket, Status: "0x18", IpAddress: "::ffff:10.20.0.7" });
  dc.security(at(20, 5), 4768, {
    ...account("Target", "bob"),
    ...ticket,
    Status: "0x0",
    IpAddress: "::ffff:10.20.0.7",
  });
  dc.security(at(21, 0), 4769, {
    TargetUserName: "bob@BRASS.EXAMPLE",
    TargetDomainName: "BRASS.EXAMPLE",
    ServiceName: "ghost",
    Status: "0x7",
    IpAddress: "::ffff:10.20.0.7",
  });
  for (const user of ["user1", "user2", "user3"]) {
    dc.security(at(30, 0), 4776, { TargetUserName: user, Workstation: "KALI", Status: "0xc000006a" });
  }
  dc.security(at(30, 5), 4776, { TargetUserName: "bob", Workstation: "LAPTOP7", Status: "0x0" });
  return dc.files();
}

function movedComputer(): ComputerLogs {
  const pc = logWriter("ROAMER1");
  const visit = (day: string, id: string) => {
    pc.logon(`${day}T23:30:00`, { id, user: "bob", type: 2 });
    pc.logoff(`${day}T23:50:00`, id, "bob");
  };
  visit("2026-02-28", "0x50001");
  pc.zone("2026-03-01T11:00:00", "-60 W. Europe Standard Time");
  visit("2026-03-01", "0x60001");
  pc.zone("2026-03-02T03:00:00", "-540 Tokyo Standard Time");
  visit("2026-03-02", "0x70001");
  return pc.files();
}

function daylightSaving(): ComputerLogs {
  const pc = logWriter("BERLIN1");
  const visit = (at: string, id: string) => {
    pc.logon(`${at}:30:00`, { id, user: "bob", type: 2 });
    pc.logoff(`${at}:50:00`, id, "bob");
  };
  pc.bias("2026-03-27T05:00:00", -60);
  visit("2026-03-27T05", "0x50001");
  pc.zone("2026-03-27T11:00:00", "-60 W. Europe Standard Time");
  pc.bias("2026-03-29T01:00:00", -120);
  pc.zone("2026-03-30T04:00:00", "-60 W. Europe Standard Time");
  visit("2026-03-30T05", "0x60001");
  return pc.files();
}

function clientZones(): ComputerLogs {
  const pc = logWriter("SRV01");
  const at = (time: string) => `2026-03-02T${time}`;
  pc.zone(at("06:00:00"), "0 GMT Standard Time");
  pc.clientZone(at("08:00:00"), "[0]");
  pc.desktopUser(at("08:00:04"), 21, "bob", 2, "10.20.0.7");
  pc.desktopUser(at("09:00:00"), 23, "bob", 2, "");
  pc.clientZone(at("10:00:00"), "[9]");
  pc.desktopUser(at("10:00:04"), 21, "eve", 3, "10.20.0.66");
  pc.desktopUser(at("11:00:00"), 23, "eve", 3, "");
  pc.clientZone(at("12:00:00"), "[9]");
  pc.desktopUser(at("12:00:04"), 21, "bob", 4, "10.20.0.7");
  pc.desktopUser(at("12:00:05"), 21, "carol", 5, "10.20.0.8");
  return pc.files();
}

function holes(): ComputerLogs {
  const [cleared, cut, silent] = [logWriter("CLEARED1"), logWriter("CUT1"), logWriter("SILENT1")];
  const at = (time: string, day = "02") => `2026-03-${day}T${time}`;
  for (const pc of [cleared, cut, silent]) {
    pc.logon(at("08:00:00"), { id: "0x50001", user: "bob", type: 2 });
    pc.logon(at("09:00:00"), { id: "0x60001", user: "carol", type: 3, address: "10.20.0.8" });
    pc.logoff(at("09:30:00"), "0x60001", "carol");
  }
  cleared.cleared(at("10:00:00"), "0x50001", "bob");
  cut.skip("security", 40);
  cleared.logoff(at("16:00:00"), "0x50001", "bob");
  cut.logoff(at("16:00:00"), "0x50001", "bob");
  silent.logoff(at("09:30:01", "05"), "0x50001", "bob");
  return inFolders({ cleared: cleared.files(), cut: cut.files(), silent: silent.files() });
}

function inFolders(folders: Record<string, ComputerLogs>): ComputerLogs {
  const files = Object.entries(folders).flatMap(([folder, logs]) =>
    Object.entries(logs).map(([name, lines]) => [`${folder}/${name}`, lines]),
  );
  return Object.fromEntries(files);
}
