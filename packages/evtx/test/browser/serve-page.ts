import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

/** Reads what is dropped on it; the page's `dropped` resolves to it, as JSON. */
const page = `<!doctype html>
<meta charset="utf-8">
<title>Drop a log</title>
<link rel="icon" href="data:,">
<body style="height: 100vh; margin: 0">
<script type="module">
  import { blobSource, readEvtx } from "./evtx.js";

  async function read(file) {
    const records = [];
    const problems = [];
    const sink = { onRecord: (record) => records.push(record), onProblem: (problem) => problems.push(problem) };
    await readEvtx(blobSource(file), sink, { json: true });
    return JSON.stringify({ name: file.name, records, problems });
  }

  window.dropped = new Promise((resolve) => {
    document.body.addEventListener("dragover", (event) => event.preventDefault());
    document.body.addEventListener("drop", (event) => {
      event.preventDefault();
      resolve(event.isTrusted ? read(event.dataTransfer.files[0]) : "a script made this drop");
    });
  });
  document.title = "ready";
</script>`;

/** The package as one ES module, as a page would be built with it. */
async function bundle(): Promise<string> {
  const input = fileURLToPath(new URL("../../src/index.ts", import.meta.url));
  const build = await rolldown({ input, platform: "browser" });
  const { output } = await build.generate({ format: "esm", minify: true });
  await build.close();
  if (output.length !== 1) throw new Error(`the bundle has ${output.length} files, not one`);
  return output[0].code;
}

/** Serves the page and the bundle on a free port of 127.0.0.1. */
export async function servePage(): Promise<{ url: string; server: Server }> {
  const code = await bundle();
  const server = createServer((request, response) => {
    const [type, body] = request.url === "/evtx.js" ? ["text/javascript", code] : ["text/html", page];
    response.writeHead(200, { "content-type": type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { url: `http://127.0.0.1:${address.port}/`, server };
}
