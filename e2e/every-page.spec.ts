import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import { test } from "./test";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const pages = [
  "/sites",
  "/sites/sk-aws-ulsan-ai-zone",
  "/sites/aws-gajwa-dong",
  "/sites/pdg-incheon-se1?scenario=1~2026-11-22~bear.v1",
  "/sites/sk-aws-ulsan-ai-zone?scenario=1~2026-11-21~own~x!works!1.5~utilisation!0.6&against=1~2026-11-22~bull.v1",
  "/sites/sk-aws-ulsan-ai-zone/log",
  "/log",
  "/countries",
  "/countries/KOR",
  "/countries/KOR?scenario=1~2026-11-22~bear.v1",
  "/flags",
  "/track-record",
  "/portfolio",
  "/assumptions",
  "/assumptions/stranded-threshold",
  "/operators",
  "/programmes",
  "/programmes/aws-korea-2031",
  "/programmes/aws-apec-2025-2028",
];

type Variant = { locale: "en" | "ko"; colorScheme: "light" | "dark"; width: number };

const locales = ["en", "ko"] as const;
const schemes = ["light", "dark"] as const;
const everyVariant: Variant[] = locales.flatMap((locale) =>
  schemes.flatMap((colorScheme) => [1280, 360].map((width) => ({ locale, colorScheme, width }))),
);
/** The first and the last: each language, colour scheme and width once. `npm run trials -- pages` takes all eight. */
const chosen = (process.env.PAGE_VARIANTS ?? "0 7").split(" ").flatMap((index) => everyVariant[Number(index)] ?? []);

/** What axe finds against WCAG 2.2 AA. */
async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axePath });
  return page.evaluate(async () => {
    type Result = { violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] };
    const { axe } = window as unknown as { axe: { run: (options: unknown) => Promise<Result> } };
    const result = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
    return result.violations.map(
      ({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.target.join(" ")} — ${nodes[0]?.failureSummary}`,
    );
  });
}

test.describe.configure({ mode: "parallel" });

for (const { locale, colorScheme, width } of chosen) {
  test.describe(`${locale}, ${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 } });
    for (const path of pages) {
      test(`works for everyone: ${path}`, async ({ page, baseURL }) => {
        await page.context().addCookies([{ name: "locale", value: locale, url: baseURL ?? "" }]);
        const problems: string[] = [];
        page.on("pageerror", (error) => problems.push(error.message));
        page.on("console", (message) => {
          if (message.type() === "error") problems.push(message.text());
        });
        const response = await page.goto(path);
        expect(response?.status()).toBe(200);
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        await expect(page.getByTestId("calculating")).toHaveCount(0);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 0) problems.push(`${overflow} px wider than the window`);
        problems.push(...(await violations(page)));
        expect(problems).toEqual([]);
      });
    }
  });
}
