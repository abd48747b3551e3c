import { Damage } from "./damage.ts";

/** Little-endian reads that move forward and never past `end`; each names the field it reads, for the report of damage. */
export class ByteCursor {
  readonly view: DataView;
  position: number;
  readonly end: number;

  constructor(view: DataView, position: number, end: number) {
    this.view = view;
    this.position = position;
    this.end = Math.min(end, view.byteLength);
  }

  u8(field: string): number {
    return this.view.getUint8(this.skip(1, field));
  }

  u16(field: string): number {
    return this.view.getUint16(this.skip(2, field), true);
  }

  u32(field: string): number {
    return this.view.getUint32(this.skip(4, field), true);
  }

  /** The next byte without moving, or -1 at the end. */
  peek(): number {
    return this.position < this.end ? this.view.getUint8(this.position) : -1;
  }

  /** Moves past `byteCount` bytes and returns where they began. */
  skip(byteCount: number, field: string): number {
    const start = this.position;
    if (start + byteCount > this.end) {
      throw new Damage(
        "outOfBounds",
        start,
        `${field} needs ${byteCount} bytes, ${Math.max(0, this.end - start)} are left`,
      );
    }
    this.position = start + byteCount;
    return start;
  }
}
