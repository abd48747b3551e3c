// `node --import ./scripts/ts.mjs FILE.ts` runs TypeScript from source on Node 20 and later, in worker threads too.
import module from "node:module";

// Node 22.15 and later have registerHooks; Node 20 has only register.
if (module.registerHooks) module.registerHooks(await import("./ts-hooks.mjs"));
else module.register("./ts-hooks.mjs", import.meta.url);
