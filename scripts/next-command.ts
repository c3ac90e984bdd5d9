import { fileURLToPath } from "node:url";

const NEXT = fileURLToPath(new URL("../node_modules/next/dist/bin/next", import.meta.url));
const WATCH = new URL("exit-with-parent.mjs", import.meta.url).href;

/** The program and arguments that run Next so that it ends when we are killed. */
export function nextCommand(args: string[]): [file: string, args: string[]] {
  return [process.execPath, ["--import", WATCH, NEXT, ...args]];
}
