import { writeFileSync } from "node:fs";
import { openApiText } from "./openapi-text.ts";

// npm run openapi: renews apps/server/openapi.json from the routes.
writeFileSync(new URL("../openapi.json", import.meta.url), await openApiText());
