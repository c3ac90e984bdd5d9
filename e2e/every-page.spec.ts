import { createRequire } from "node:module";
import { expect, test } from "@playwright/test";

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

for (const locale of ["en", "ko"] as const) {
  for (const scheme of ["light", "dark"] as const) {
    for (const width of [1280, 360]) {
      test(`every page works for everyone: ${locale}, ${scheme}, ${width} px`, async ({ browser, baseURL }) => {
        test.setTimeout(120_000);
        const context = await browser.newContext({ baseURL, colorScheme: scheme, viewport: { width, height: 900 } });
        await context.addCookies([{ name: "locale", value: locale, url: baseURL as string }]);
        const page = await context.newPage();
        const problems: string[] = [];
        page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.message}`));
        page.on("console", (message) => {
          if (message.type() === "error") problems.push(`${page.url()}: ${message.text()}`);
        });
        for (const path of pages) {
          const response = await page.goto(path);
          expect(response?.status(), path).toBe(200);
          await expect(page.locator("html")).toHaveAttribute("lang", locale);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          if (overflow > 0) problems.push(`${path}: ${overflow} px wider than the window`);
          await page.addScriptTag({ path: axePath });
          const violations = await page.evaluate(async () => {
            const { axe } = window as unknown as {
              axe: {
                run: (
                  options: unknown,
                ) => Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }>;
              };
            };
            const result = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
            return result.violations.map(
              ({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.target.join(" ")} — ${nodes[0]?.failureSummary}`,
            );
          });
          problems.push(...violations.map((violation) => `${path}: ${violation}`));
        }
        expect(problems).toEqual([]);
        await context.close();
      });
    }
  }
}
