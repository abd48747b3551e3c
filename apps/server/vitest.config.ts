import { project } from "../../vitest.shared.ts";

// No file leaves anything behind but modules, and to load those anew for each took a third of the CPU time (34 s, now 24).
export default project("@stray/server", { isolate: false });
