import { defineConfig } from "rolldown";
import { thirdPartyNotices } from "./third-party-notices.mjs";

// One flat folder: `new URL("./analysis-worker.js", import.meta.url)` holds from any chunk. Split by lazy import(), so
// that `--version` and `--help` load commander alone.
export default defineConfig({
  input: { main: "src/main.ts", "analysis-worker": "../server/dist/analysis-worker.js" },
  platform: "node",
  // Asked for only by ink's devtools chunk, which loads when DEV=true.
  external: ["react-devtools-core"],
  plugins: [thirdPartyNotices()],
  transform: { define: { "process.env.NODE_ENV": '"production"' } },
  output: {
    dir: "dist",
    cleanDir: true,
    format: "esm",
    sourcemap: true,
    entryFileNames: "[name].js",
    chunkFileNames: "chunk-[name]-[hash].js",
  },
});
