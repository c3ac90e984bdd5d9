import { createRequire } from "node:module";
import { runChild } from "./child";
import { findOrInstallChromium } from "./chromium";
import { runHouse } from "./house";
import { buildIfStale } from "./next-build";
import { serveSpecFiles } from "./serve-spec-files";
import { openTestServer } from "./test-database";

// Arguments go to `playwright test`, for example: npm run test:e2e -- sites.spec.ts
runHouse({ interruptedCode: 130 }, async (house) => {
  const CHROMIUM = findOrInstallChromium(house.log);
  await buildIfStale(house);
  const APPS = await serveSpecFiles(house, await openTestServer(house));
  const playwright = createRequire(import.meta.url).resolve("@playwright/test/cli");
  return runChild(house, process.execPath, [playwright, "test", ...process.argv.slice(2)], { env: { CHROMIUM, APPS } });
});
