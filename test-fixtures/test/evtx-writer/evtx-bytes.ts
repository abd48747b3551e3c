import type { EventSpecInput } from "../../src/event-spec.ts";

export const firstChunkOffset = 4096;
export const chunkSize = 65_536;

/** CRC-32 bit by bit, apart from the writer's. */
export function plainCrc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1;
  }
  return (crc ^ 0xffff_ffff) >>> 0;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export interface RecordPlace {
  offset: number;
  size: number;
  headerRecordId: bigint;
}

/** The records of one chunk, by their sizes. */
export function recordsOf(file: Uint8Array, chunkIndex: number): RecordPlace[] {
  const view = viewOf(file);
  const start = firstChunkOffset + chunkIndex * chunkSize;
  const end = start + view.getUint32(start + 48, true);
  const places: RecordPlace[] = [];
  for (let offset = start + 512; offset < end; offset += places.at(-1)!.size) {
    places.push({
      offset,
      size: view.getUint32(offset + 4, true),
      headerRecordId: view.getBigUint64(offset + 8, true),
    });
  }
  return places;
}

/** A network logon with a few typed fields. */
export function logonEvent(eventRecordId: number, changes: Partial<EventSpecInput> = {}): EventSpecInput {
  return {
    eventId: 4624,
    channel: "Security",
    provider: "Microsoft-Windows-Security-Auditing",
    computer: "SRV01",
    eventRecordId,
    timeCreated: "2026-03-02T11:04:05.1234567Z",
    data: { TargetUserSid: "S-1-5-18", TargetLogonId: "0x3e7", LogonType: "3" },
    ...changes,
  };
}
