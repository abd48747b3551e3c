// The floor: reads a file in blocks of 1 MiB and touches every cache line. node read-and-touch.mjs MODE FILE…
import { closeSync, openSync, readSync } from "node:fs";

const block = new Uint8Array(1024 * 1024);
const cacheLineBytes = 64;

function touch(byteCount) {
  let sum = 0;
  for (let i = 0; i < byteCount; i += cacheLineBytes) sum += block[i];
  return sum;
}

let sum = 0;
for (const path of process.argv.slice(3).filter((argument) => !argument.startsWith("--"))) {
  const file = openSync(path, "r");
  for (let read = readSync(file, block); read > 0; read = readSync(file, block)) sum += touch(read);
  closeSync(file);
}
console.log(JSON.stringify({ sum }));
