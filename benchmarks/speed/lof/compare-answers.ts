import { readFileSync } from "node:fs";

/** How far two answers are apart on the rows that no order of ties can change. */
export interface Agreement {
  rowCount: number;
  comparedRowCount: number;
  largestRelativeDifference: number;
  /** Rows over 1e-12. */
  differingRowCount: number;
}

const tolerance = 1e-12;

/** Compares two files of float64 where the mask's byte is 1. */
export function compareAnswers(path: string, otherPath: string, maskPath: string): Agreement {
  const [ours, theirs] = [path, otherPath].map(readDoubles);
  const mask = readFileSync(maskPath);
  const agreement = { rowCount: mask.length, comparedRowCount: 0, largestRelativeDifference: 0, differingRowCount: 0 };
  mask.forEach((isSure, row) => {
    if (isSure === 0) return;
    const difference = Math.abs(ours![row]! / theirs![row]! - 1);
    agreement.comparedRowCount++;
    agreement.largestRelativeDifference = Math.max(agreement.largestRelativeDifference, difference);
    if (!(difference <= tolerance)) agreement.differingRowCount++;
  });
  return agreement;
}

function readDoubles(path: string): Float64Array {
  const bytes = readFileSync(path);
  return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
}
