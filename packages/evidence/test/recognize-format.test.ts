import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recognizeFormat } from "../src/recognize-format.ts";

const utf16be = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16();

describe("recognizeFormat", () => {
  it.each([
    ["nothing", Buffer.alloc(0), "empty"],
    ["an event log", Buffer.from("ElfFile\0rest"), "evtx"],
    ["chunks behind a lost header", Buffer.concat([Buffer.alloc(4096), Buffer.from("ElfChnk\0")]), "evtx"],
    ["a chunk 64 KiB further", Buffer.concat([Buffer.alloc(4096 + 65_536), Buffer.from("ElfChnk\0")]), "evtx"],
    ["a chunk by itself", Buffer.from("ElfChnk\0rest"), "evtx"],
    ["a chunk that begins no sector", Buffer.concat([Buffer.alloc(100), Buffer.from("ElfChnk\0")]), "binary"],
    ["JSON Lines", Buffer.from('{"Event":{}}\n'), "json"],
    ["a report of Stray", Buffer.from('{\n  "schemaVersion": 1,\n  "tool": {'), "report"],
    ["a report of Stray as JSON Lines", Buffer.from('{"schemaVersion":1,"rank":1'), "report"],
    ["an array after blanks", Buffer.from(" \r\n\t[1]"), "json"],
    ["evtx_dump with record numbers", Buffer.from("Record 1\r\n{}"), "json"],
    ["UTF-8 with a byte order mark", Buffer.from('\uFEFF{"a":1}'), "json"],
    ["UTF-16 of PowerShell", Buffer.from('\uFEFF{"a":1}', "utf16le"), "json"],
    ["UTF-16 without a mark", Buffer.from('{"a":1}', "utf16le"), "json"],
    ["big-endian UTF-16", utf16be('[{"a":1}]'), "json"],
    ["plain text", Buffer.from("hello, world"), "text"],
    ["XML", Buffer.from("<Event/>"), "xml"],
    ["XML of Event Viewer", Buffer.from('\uFEFF<?xml version="1.0"?>', "utf16le"), "xml"],
    ["a zip archive", Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), "archive"],
    ["a gzip file", Buffer.from([0x1f, 0x8b, 8, 0]), "archive"],
    ["a tar archive", Buffer.from(`name${"\0".repeat(253)}ustar`), "archive"],
    ["binary data", Buffer.from([0x50, 0x4b, 0, 4, 0, 0, 0, 0]), "binary"],
    ["zeros", Buffer.alloc(512), "binary"],
  ])("knows %s", (_what, head, format) => {
    expect(recognizeFormat(head)).toBe(format);
  });

  it("gives an answer for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (head) => {
        expect(["empty", "evtx", "report", "json", "xml", "text", "archive", "binary"]).toContain(
          recognizeFormat(head),
        );
      }),
    );
  });
});
