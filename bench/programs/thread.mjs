// Threads do not inherit the TypeScript loader of the main program in every Node version.
import { register } from "tsx/esm/api";

register();
await import("./site-worker.ts");
