import { parseArgs } from "node:util";
import { CASES, linesOf } from "@/bench/cases";
import type { Settings } from "@/bench/settings";

// Usage: bench.ts [--case NAME]... [--quick]
// Prints one JSON object per case on stdout, progress on stderr; ends with 1 when a target was missed or a case was invalid.
const { values } = parseArgs({
  options: {
    case: { type: "string", multiple: true },
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: true },
  },
});
const settings: Settings = { quick: values.quick, log: (message) => process.stderr.write(`${message}\n`) };
const unknown = (values.case ?? []).filter((name) => !CASES.some((entry) => entry.name === name));
if (unknown.length > 0) {
  settings.log(`expected a case of ${CASES.map(({ name }) => name).join(", ")}; got ${unknown.join(", ")}`);
  process.exit(2);
}
let missed = 0;
for (const { name, parts } of CASES) {
  if (values.case && !values.case.includes(name)) continue;
  settings.log(`${name} …`);
  for (const part of parts) {
    for await (const line of linesOf(part(settings))) {
      process.stdout.write(`${JSON.stringify(line)}\n`);
      if (line.pass === false) missed++;
    }
  }
}
process.exitCode = missed > 0 ? 1 : 0;
