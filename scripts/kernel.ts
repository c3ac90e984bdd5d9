import { writeFile } from "node:fs/promises";
import path from "node:path";
import { compiledKernel, KERNEL_FILE } from "./kernel/compile";

// Usage: kernel.ts. Recompiles lib/forecast/kernel/assembly into the file that the engine loads; a test compares the two.
await writeFile(path.join(import.meta.dirname, "..", KERNEL_FILE), await compiledKernel());
