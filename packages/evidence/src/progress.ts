import type { EvidenceContext, EvidenceSource } from "./evidence-source.ts";

const stepBytes = 4 << 20;

/** Tells the frontend how far reading has come, every few MiB and at the end of each input. */
export interface ProgressMeter {
  /** Bytes read of the current input so far, and records of all inputs. */
  advance(source: string, bytesRead: number, records: number): void;
  finish(source: string, bytesRead: number, records: number): void;
}

export function createProgressMeter(
  sources: readonly EvidenceSource[],
  onProgress: EvidenceContext["onProgress"],
): ProgressMeter {
  const bytesTotal = totalBytes(sources);
  let bytesBefore = 0;
  let told = 0;

  function tell(source: string, bytesRead: number, records: number): void {
    told = bytesRead;
    onProgress?.({ source, bytesRead, bytesTotal, records });
  }

  return {
    advance(source, bytesRead, records) {
      if (bytesBefore + bytesRead >= told + stepBytes) tell(source, bytesBefore + bytesRead, records);
    },
    finish(source, bytesRead, records) {
      bytesBefore += bytesRead;
      tell(source, bytesBefore, records);
    },
  };
}

function totalBytes(sources: readonly EvidenceSource[]): number | null {
  let total = 0;
  for (const { sizeBytes } of sources) {
    if (sizeBytes === null) return null;
    total += sizeBytes;
  }
  return total;
}
