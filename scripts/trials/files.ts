import { fileURLToPath } from "node:url";
import { z } from "zod";
import { startChild } from "../child";
import type { Trial } from "./trial";

const PROCESS = fileURLToPath(new URL("files/process.ts", import.meta.url));
const MOST_MEGABYTES = 512;
const Report = z.object({ slowestMs: z.number(), bombMs: z.number(), megabytes: z.number() });

/** Damaged files of all kinds, known and new, each opened and read to its end in the threads of one process. */
export const filesTrial: Trial = {
  name: "files",
  unit: "damaged files read to their ends",
  count: 100_000,
  batch: 4_000,
  begin: async (context) => async (from, to) => {
    let printed = "";
    const args = ["--import", "tsx", PROCESS, String(from), String(to)];
    const child = startChild(process.execPath, args, { onOutput: (text) => (printed += text) });
    context.onStop(child.stop);
    const code = await child.ended;
    const lines = printed.trim().split("\n");
    if (code !== 0) throw new Error(`files ${from} to ${to}, exit code ${code}: ${printed}`);
    for (const line of lines.slice(0, -1)) context.log(line);
    const { slowestMs, bombMs, megabytes } = Report.parse(JSON.parse(lines.at(-1) ?? ""));
    if (megabytes > MOST_MEGABYTES)
      throw new Error(`files ${from} to ${to} took ${Math.round(megabytes)} MB of memory, more than ${MOST_MEGABYTES}`);
    return {
      "ms for the slowest": slowestMs,
      "ms for the slowest refusal of a zip bomb": bombMs,
      "MB of memory at most": megabytes,
    };
  },
};
