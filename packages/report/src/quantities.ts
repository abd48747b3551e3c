const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Seconds as "42 s", "5 min 07 s", "2 h 05 min" or "3 d 04 h": two units at most, cut and not rounded. */
export function formatDuration(seconds: number): string {
  const sign = seconds < 0 ? "-" : "";
  const whole = Math.floor(Math.abs(seconds));
  if (whole < minute) return `${sign}${whole} s`;
  if (whole < hour) return `${sign}${Math.floor(whole / minute)} min ${twoDigits(whole % minute)} s`;
  if (whole < 2 * day)
    return `${sign}${Math.floor(whole / hour)} h ${twoDigits(Math.floor((whole % hour) / minute))} min`;
  return `${sign}${groupDigits(Math.floor(whole / day))} d ${twoDigits(Math.floor((whole % day) / hour))} h`;
}

/** Bytes in binary units with one decimal: "512 B", "1.5 KiB". */
export function formatBytes(bytes: number): string {
  const units = ["KiB", "MiB", "GiB", "TiB"];
  let value = bytes;
  let unit = "B";
  for (const next of units) {
    if (value < 1024) break;
    value /= 1024;
    unit = next;
  }
  return unit === "B" ? `${bytes} B` : `${value.toFixed(1)} ${unit}`;
}

/** A whole number with commas between thousands, the same in every locale. */
export function groupDigits(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 session", "2 sessions", "1,207 sessions". */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${groupDigits(count)} ${count === 1 ? noun : plural}`;
}

/** A UTC timestamp cut to seconds, for people: `2026-03-02 11:04:05`; "unknown" for null. */
export function formatUtc(timestamp: string | null): string {
  return timestamp === null ? "unknown" : timestamp.slice(0, 19).replace("T", " ");
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
