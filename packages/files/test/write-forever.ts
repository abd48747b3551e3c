// Begins a file and never ends it: the test beside this ends the process by a signal.
import { setTimeout } from "node:timers/promises";
import { writeFileAtomically } from "../src/index.ts";

async function* pieces() {
  yield "begun";
  console.log("writing");
  for (;;) {
    await setTimeout(1000);
    yield "";
  }
}

await writeFileAtomically(process.argv[2] ?? "", pieces(), { force: false });
