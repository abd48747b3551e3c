/** A signal has come: what was under way ends here. */
export class Cancelled extends Error {
  readonly code = "cancelled";

  constructor() {
    super("stopped by a signal");
    this.name = "Cancelled";
  }
}
