import path from "node:path";
import asc from "assemblyscript/asc";

export const KERNEL_FILE = "lib/forecast/kernel/kernel-wasm.ts";

const SOURCES = ["chance", "dates", "layout", "observe", "order"].map(
  (name) => `lib/forecast/kernel/assembly/${name}.ts`,
);
const PROJECT = path.join(import.meta.dirname, "..", "..");
const OUTPUT = "kernel.wasm";
const FLAGS = [
  "-O3",
  "--runtime",
  "stub",
  "--noAssert",
  "--enable",
  "simd",
  "--importMemory",
  "--zeroFilledMemory",
  "--use",
  "abort=",
];

/**
 * The text of `KERNEL_FILE`, compiled from the sources.
 * @throws with the compiler's messages
 */
export async function compiledKernel(): Promise<string> {
  let bytes: Uint8Array | undefined;
  const { error, stderr } = await asc.main([...SOURCES, "--outFile", OUTPUT, "--baseDir", PROJECT, ...FLAGS], {
    writeFile: (name, contents) => {
      if (name === OUTPUT && typeof contents !== "string") bytes = contents;
    },
  });
  if (error || !bytes) throw new Error(`the kernel does not compile: ${error?.message ?? ""}\n${stderr.toString()}`);
  const base64 = Buffer.from(bytes).toString("base64");
  return `/** WebAssembly made from \`assembly/\` by \`npm run kernel\`; not edited by hand. */\nexport const KERNEL_WASM =\n  "${base64}";\n`;
}
