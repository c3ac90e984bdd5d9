import { createRequire } from "node:module";
import { runChild } from "./child";
import { findOrInstallChromium } from "./chromium";
import { runHouse } from "./house";
import { serveFresh } from "./serve-fresh";

// Arguments go to `playwright test`, for example: npm run test:e2e -- sites.spec.ts
runHouse({ interruptedCode: 130 }, async (house) => {
  const CHROMIUM = findOrInstallChromium(house.log);
  const BASE_URL = await serveFresh(house, "leadtime_e2e");
  const playwright = createRequire(import.meta.url).resolve("@playwright/test/cli");
  return runChild(house, process.execPath, [playwright, "test", ...process.argv.slice(2)], {
    env: { CHROMIUM, BASE_URL },
  });
});
