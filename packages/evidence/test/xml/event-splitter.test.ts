import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEventSplitter } from "../../src/xml/event-splitter.ts";

function split(blocks: readonly string[], maxCharacters = 10_000) {
  const events: [string, number][] = [];
  const damage: [string, number][] = [];
  const splitter = createEventSplitter(
    { onEvent: (text, line) => events.push([text, line]), onDamage: (kind, line) => damage.push([kind, line]) },
    maxCharacters,
  );
  for (const block of blocks) splitter.push(block);
  splitter.end();
  return { events, damage };
}

const one = "<Event xmlns='x'><EventData/><EventID>1</EventID></Event>";
const two = "<Event>\n2</Event>";

describe("createEventSplitter", () => {
  it("finds events in a document and one after the other, with their lines", () => {
    expect(split([`<?xml version="1.0"?>\n<Events>${one}\n${two}</Events>`]).events).toEqual([
      [one, 2],
      [two, 3],
    ]);
    expect(split([one + two]).events).toEqual([
      [one, 1],
      [two, 1],
    ]);
  });

  it("tells an event that is cut, by the next one or by the end, and keeps the others", () => {
    expect(split([`<Event><System>\n${one}\n<Event>`])).toEqual({
      events: [[one, 2]],
      damage: [
        ["cut", 1],
        ["cut", 3],
      ],
    });
  });

  it("gives up an event over the limit", () => {
    const { events, damage } = split(["<Event>", ..."x".repeat(500), "</Event>", one], 300);
    expect([events, damage]).toEqual([[[one, 1]], [["tooLong", 1]]]);
  });

  it("gives the same events however the text is cut into blocks", () => {
    const part = fc.constantFrom(
      "<Event ",
      "<Event>",
      "</Event>",
      "</Event >",
      "<Events>",
      "\n",
      "a",
      "<e:Event x='1'>",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), fc.integer({ min: 1, max: 9 }), (parts, size) => {
        const whole = parts.join("");
        const blocks = whole.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
        expect(split(blocks)).toEqual(split([whole]));
      }),
    );
  });
});
