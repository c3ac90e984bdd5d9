import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import type { Forecast } from "./results";
import { AS_OF, everything, forecastOf } from "./test-networks";

function digest(forecast: Forecast): string {
  const hash = createHash("sha256").update(JSON.stringify({ ...forecast, samples: [] }));
  for (const { startDay, cancelledDay } of forecast.samples) hash.update(startDay).update(cancelledDay);
  return hash.digest("hex");
}

it("gives the same bytes in another process", () => {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const script = `
    import { createHash } from "node:crypto";
    import { forecast } from ${JSON.stringify(join(folder, "index.ts"))};
    const network = ${JSON.stringify(everything())};
    const { forecast: found } = forecast(network, { asOf: ${AS_OF}, seed: 7, draws: 1024 });
    const hash = createHash("sha256").update(JSON.stringify({ ...found, samples: [] }));
    for (const { startDay, cancelledDay } of found.samples) hash.update(startDay).update(cancelledDay);
    console.log(hash.digest("hex"));`;
  const tsx = join(process.cwd(), "node_modules", ".bin", "tsx");
  const other = execFileSync(tsx, ["--input-type=module", "-e", script], { encoding: "utf8" }).trim();
  expect(other).toBe(digest(forecastOf(everything(), { seed: 7, draws: 1024 })));
});
