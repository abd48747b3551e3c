import type { ValueTable } from "./binxml/value-table.ts";
import { valueType } from "./binxml/value-types.ts";
import { absentField, type FieldSource, type SystemPlan, systemPlanOf, valueField } from "./system-plan.ts";

/**
 * The order in which Windows stores the values of System is the same in every template seen (857 of 857 layouts of a
 * corpus of 150 logs), so that a record whose template was overwritten can still be read.
 */
const layout: readonly [index: number, type: number][] = [
  [0, valueType.uint8], // Level
  [1, valueType.uint8], // Opcode
  [2, valueType.uint16], // Task
  [3, valueType.uint16], // EventID
  [5, valueType.hexInt64], // Keywords
  [6, valueType.fileTime],
  [8, valueType.uint32], // ProcessID
  [9, valueType.uint32], // ThreadID
  [10, valueType.uint64], // EventRecordID
];
const userSidIndex = 12;
const providerIndex = 14;
const channelIndex = 16;

/** The plan for values in the fixed System layout, or null where their types are not those. */
export function inferSystem(values: ValueTable): SystemPlan | null {
  if (!layout.every(([index, type]) => values.type(index) === type)) return null;
  return systemPlanOf({
    eventId: valueField(3),
    timeCreated: valueField(6),
    eventRecordId: valueField(10),
    userSid: sourceOfType(values, userSidIndex, valueType.sid),
    provider: sourceOfType(values, providerIndex, valueType.string),
    channel: sourceOfType(values, channelIndex, valueType.string),
    computer: absentField,
  });
}

function sourceOfType(values: ValueTable, valueIndex: number, type: number): FieldSource {
  return values.type(valueIndex) === type ? valueField(valueIndex) : absentField;
}
