/** The server, its domain and everyone in the demo; none of it is real. */
export const server = {
  name: "SRV-FILES01",
  computer: "SRV-FILES01.seebach.example",
  domain: "SEEBACH",
  machineAccount: "SRV-FILES01$",
  machineSid: "S-1-5-21-1450023817-2963411042-1180557731",
} as const;

const domainSid = "S-1-5-21-3081746552-1427339218-2609917443";

/** An account and the computer it usually comes from. */
export interface Actor {
  name: string;
  domain: string;
  sid: string;
  isAdministrator: boolean;
  address: string;
  workstation: string;
}

function domainActor(name: string, rid: number, address: string, workstation: string): Actor {
  return { name, domain: server.domain, sid: `${domainSid}-${rid}`, isAdministrator: false, address, workstation };
}

export const people = {
  anna: domainActor("a.keller", 1107, "10.20.30.21", "WS-ACC01"),
  lena: domainActor("l.brandt", 1108, "10.20.30.22", "WS-ACC02"),
  nina: domainActor("n.vogel", 1112, "10.20.30.25", "WS-HR01"),
  tim: domainActor("t.baumann", 1115, "10.20.30.61", "TC-STORE01"),
  peter: domainActor("p.lang", 1105, "10.20.30.11", "WS-MGT01"),
  marco: domainActor("m.weiss", 1110, "10.20.40.23", "NB-SALES02"),
  jonas: domainActor("j.frey", 1117, "10.20.30.31", "WS-ENG01"),
  sofia: domainActor("s.rossi", 1118, "10.20.30.32", "WS-ENG02"),
  eva: domainActor("e.simon", 1103, "10.20.30.40", "WS-IT01"),
} as const;

/** Eva Simon's second account, with which she looks after the server. */
export const administrator: Actor = {
  ...domainActor("adm.simon", 1104, people.eva.address, people.eva.workstation),
  isAdministrator: true,
};

/** The outside supporter of the accounting software, an administrator of this server. */
export const supporter: Actor = {
  ...domainActor("d.hagen", 1121, "198.51.100.24", "HAGEN-NB"),
  isAdministrator: true,
};

export const backupAccount: Actor = {
  ...domainActor("svc-backup", 1130, "10.20.30.12", "NAS-BKP01"),
  isAdministrator: true,
};
export const scannerAccount = domainActor("svc-scan", 1131, "10.20.30.70", "MFP-HALL");

export const machines: readonly Actor[] = [
  domainActor("WS-ACC01$", 1201, people.anna.address, "WS-ACC01"),
  domainActor("WS-ENG01$", 1204, people.jonas.address, "WS-ENG01"),
  domainActor("WS-IT01$", 1206, people.eva.address, "WS-IT01"),
];

/** Where the intruder sits, and the account the intruder makes. */
export const intruder = { address: "203.0.113.77", workstation: "DESKTOP-7Q2LM4V" } as const;
export const plantedAccount: Actor = {
  name: "svc_update",
  domain: server.name,
  sid: `${server.machineSid}-1014`,
  isAdministrator: true,
  ...intruder,
};
