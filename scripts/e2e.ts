import { createRequire } from "node:module";
import { runChild } from "./child";
import { findOrInstallChromium } from "./chromium";
import { buildIfStale } from "./next-build";
import { runCommand } from "./run-command";
import { serveSpecFiles } from "./serve-spec-files";
import { openTestServer } from "./test-database";

// Arguments go to `playwright test`, for example: npm run test:e2e -- sites.spec.ts
runCommand({ interruptedCode: 130 }, async (context) => {
  const CHROMIUM = findOrInstallChromium(context.log);
  await buildIfStale(context);
  const APPS = await serveSpecFiles(context, await openTestServer(context));
  const playwright = createRequire(import.meta.url).resolve("@playwright/test/cli");
  return runChild(context, process.execPath, [playwright, "test", ...process.argv.slice(2)], {
    env: { CHROMIUM, APPS },
  });
});
