import path from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import { findOrInstallChromium } from "./chromium";
import { CHROMIUM_FLAGS } from "./chromium-flags";
import { buildIfStale } from "./next-build";
import { runCommand } from "./run-command";
import { serveFresh } from "./serve-fresh";
import { openTestServer } from "./test-database";

const SITE = "/sites/sk-aws-ulsan-ai-zone";
const PAGES = {
  sites: "/sites",
  site: SITE,
  log: `${SITE}/log`,
  countries: "/countries",
  flags: "/flags",
  programme: "/programmes/aws-apec-2025-2028",
  operators: "/operators",
  "track-record": "/track-record",
};

/** What the README has no picture of. The pages under a scenario compare it with the base. */
const MORE_PAGES = {
  economy: "/countries/KOR",
  programmes: "/programmes",
  portfolio: "/portfolio",
  assumptions: "/assumptions",
  assumption: "/assumptions/stranded-threshold",
  "site-bear": `${SITE}?scenario=1~2026-11-22~bear.v1`,
  "economy-bear": "/countries/KOR?scenario=1~2026-11-22~bear.v1",
  "programme-bear": "/programmes/aws-apec-2025-2028?scenario=1~2026-11-22~bear.v1",
};

type Shot = {
  locale: "en" | "ko";
  scheme: "light" | "dark";
  width: number;
  fullPage: boolean;
  file: (name: string) => string;
};

const README_SHOT: Shot = {
  locale: "en",
  scheme: "light",
  width: 1280,
  fullPage: false,
  file: (name) => path.join("docs/screenshots", `${name}.png`),
};

// Usage: screenshots.ts              the README's pictures, into docs/screenshots
//        screenshots.ts --all DIR    every page in both languages and colour schemes, wide and narrow
runCommand({ interruptedCode: 130 }, async (context) => {
  const { all } = parseArgs({ options: { all: { type: "string" } } }).values;
  const executablePath = findOrInstallChromium(context.log);
  await buildIfStale(context);
  const { url: baseUrl } = await serveFresh(context, await openTestServer(context), "leadtime_screenshots");
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  context.onStop(() => browser.close());
  let wrong = 0;
  const pages = all ? { ...PAGES, ...MORE_PAGES } : PAGES;
  for (const shot of all ? everyShot(all) : [README_SHOT])
    wrong += await capture(browser, baseUrl, { ...shot, pages }, context.log);
  return wrong === 0 ? 0 : 1;
});

function everyShot(folder: string): Shot[] {
  const shots: Shot[] = [];
  for (const locale of ["en", "ko"] as const) {
    for (const scheme of ["light", "dark"] as const) {
      for (const width of [1280, 360]) {
        const file = (name: string) => path.join(folder, `${name}-${locale}-${scheme}-${width}.png`);
        shots.push({ locale, scheme, width, fullPage: true, file });
      }
    }
  }
  return shots;
}

/** Takes every page once; returns how many did not answer 200. */
async function capture(
  browser: Browser,
  baseUrl: string,
  { pages, ...shot }: Shot & { pages: Record<string, string> },
  log: (line: string) => void,
): Promise<number> {
  const context = await browser.newContext({
    baseURL: baseUrl,
    viewport: { width: shot.width, height: shot.width < 600 ? 780 : 900 },
    colorScheme: shot.scheme,
    reducedMotion: "reduce",
    timezoneId: "UTC",
  });
  await context.addCookies([{ name: "locale", value: shot.locale, url: baseUrl }]);
  await context.addInitScript((scheme) => localStorage.setItem("mantine-color-scheme-value", scheme), shot.scheme);
  const page = await context.newPage();
  let wrong = 0;
  for (const [name, address] of Object.entries(pages)) {
    const response = await page.goto(address, { waitUntil: "networkidle" });
    if (response?.status() !== 200) {
      wrong++;
      log(`${address} answers ${response?.status()}`);
    }
    await page.waitForFunction(() => !document.querySelector("[data-testid=calculating]"));
    if (name === "log") await fillLog(page);
    await page.screenshot({ path: shot.file(name), fullPage: shot.fullPage });
  }
  log(`Took ${shot.file("*")}`);
  await context.close();
  return wrong;
}

/** A promise of the utility, not saved: the page shows what it would do. */
async function fillLog(page: Page): Promise<void> {
  const grid = page
    .locator("select[name=target] option")
    .filter({ hasText: /Grid connection|계통|수전/ })
    .first();
  await page.locator("select[name=target]").selectOption(await grid.getAttribute("value"));
  await page.locator("select[name=step]").selectOption("energised");
  await page.locator("input[name=date]").fill("2028-Q4");
  await page.locator("input[name=url]").fill("https://example.org/");
  await page.locator("input[name=title]").fill("Example, not a record");
  await page.locator("input[name=publisher]").fill("Example");
  await page.locator("select[name=class]").selectOption("utility");
  await page.locator("select[name=mark]").selectOption("V");
  await page.locator("[data-testid=effect][data-current=true]").waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
}
