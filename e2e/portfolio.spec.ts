import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import { test } from "./test";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

type Words = {
  locale: "en" | "ko";
  title: string;
  all: RegExp;
  scenario: string;
  underScenario: RegExp;
  years: string;
  wrongYears: string;
  run: string;
  progress: string;
  fans: string[];
  coverage: RegExp;
  correlation: string;
  party: string;
  known: RegExp;
  atDefault: string;
  table: string;
  back: string;
};
type Progress = { state: string; done: number; siteCount: number };

async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axePath });
  return page.evaluate(async () => {
    type Result = { violations: { id: string; nodes: { failureSummary: string }[] }[] };
    const { axe } = window as unknown as { axe: { run: (options: unknown) => Promise<Result> } };
    const result = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.failureSummary}`);
  });
}

async function runAll(page: Page, words: Words, baseURL: string | undefined) {
  await page.context().addCookies([{ name: "locale", value: words.locale, url: baseURL ?? "" }]);
  await page.clock.install();
  const seen: Progress[] = [];
  let asked = 0;
  page.on("request", (request) => {
    if (request.url().endsWith("/progress")) asked++;
  });
  page.on("response", async (response) => {
    if (response.url().endsWith("/progress") && response.ok()) seen.push(await response.json());
  });
  await page.goto("/portfolio");
  await expect(page.locator("select[name=scope] option").first()).toHaveText(words.all);
  await page.locator("input[name=title]").fill(words.title);
  await page.locator("input[name=years]").fill("61");
  await expect(page.getByTestId("run")).toHaveText(words.run);
  await page.getByTestId("run").click();
  await expect(page.getByText(words.wrongYears)).toBeVisible();
  await expect(page.locator("input[name=title]")).toHaveValue(words.title);
  await page.locator("select[name=scenario]").selectOption({ label: words.scenario });
  await page.locator("input[name=years]").fill(words.years);
  await page.getByTestId("run").click();

  await expect(page).toHaveURL(/\/portfolio\/\d+$/);
  await expect(page.getByRole("progressbar", { name: words.progress })).toBeVisible();
  await expect(page.getByTestId("fans")).toBeVisible({ timeout: 90_000 });
  await expect(page.getByTestId("progress")).toHaveCount(0);
  expect(seen.length).toBeGreaterThan(0);
  const done = seen.map((one) => one.done);
  expect(done).toEqual([...done].sort((a, b) => a - b));
  const last = seen.at(-1) as Progress;
  expect(last).toMatchObject({ state: "done", done: last.siteCount });
  // It ended, so no timer is left that would ask again.
  const askedUntilDone = asked;
  await page.clock.runFor(60_000);
  expect(asked).toBe(askedUntilDone);

  await expect(page.getByTestId("run-scenario")).toContainText(words.underScenario);
  for (const fan of words.fans) await expect(page.getByRole("heading", { name: fan, exact: true })).toBeVisible();
  await expect(page.getByTestId("coverage")).toContainText(words.coverage);
  await expect(page.getByTestId("prices").getByRole("link", { name: words.correlation })).toHaveAttribute(
    "href",
    "/assumptions/price-correlation-between-sites",
  );
  const money = page.getByTestId("party-money");
  await expect(money.getByRole("heading", { name: words.party })).toBeVisible();
  await expect(money.locator("[data-party=own] [data-figure]")).toHaveText(Array(5).fill(words.known));
  await expect(page.getByTestId("shares")).not.toContainText("100%");
  const megawatts = page.getByTestId("fan-energisedMegawatts");
  await expect(megawatts.getByRole("img")).toBeVisible();
  await megawatts.getByText(words.table).click();
  await expect(megawatts.getByRole("row")).toHaveCount(Number(words.years) + 1);
  await page.getByRole("link", { name: words.atDefault }).click();
  await expect(page).toHaveURL(/dollars=default/);
  await expect(page.getByTestId("fan-cashUsd").getByRole("img")).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.getByRole("link", { name: words.back }).click();
  await expect(page.getByRole("link", { name: words.title })).toBeVisible();
}

test("a run of all sites shows its progress, then the fans by calendar year", async ({ page, baseURL }) => {
  await runAll(
    page,
    {
      locale: "en",
      title: "Everything we know of",
      scenario: "Bear",
      underScenario: /Bear \(version \d+\) differs from the base in:.*Utilisation 0\.49/,
      all: /^All sites \(\d+ sites\)$/,
      years: "12",
      wrongYears: "A number from 1 to 60.",
      run: "Run",
      progress: "Progress of the run",
      fans: ["MW in service on 31 December", "Revenue", "Operating income", "Capex", "Cash"],
      coverage: /Phases with stated MW\s*\d+ of \d+/,
      correlation: "correlation between sites",
      party: "Owner of facility and accelerators",
      known: /\$.* – .*\d+ of \d+$/,
      atDefault: "Others at the default per MW",
      table: "As a table",
      back: "All runs",
    },
    baseURL,
  );
});

test("전체 사이트를 실행하면 진행률을 보인 뒤 연도별 예측 범위를 보여 준다", async ({ page, baseURL }) => {
  await runAll(
    page,
    {
      locale: "ko",
      title: "알려진 모든 사이트",
      scenario: "약세",
      underScenario: /약세\(버전 \d+\)에서 기준과 다른 점:.*0\.49/,
      all: /^전체 사이트 \(사이트 \d+곳\)$/,
      years: "8",
      wrongYears: "1부터 60까지의 숫자를 입력하십시오.",
      run: "실행",
      progress: "실행 진행률",
      fans: ["12월 31일 가동 중인 MW", "매출", "영업이익", "설비투자(CAPEX)", "현금"],
      coverage: /MW가 공개된 단계\s*\d+개 중 \d+개/,
      correlation: "사이트 간 상관계수",
      party: "시설과 가속기를 보유한 사업자",
      known: /달러 – .*\d+개 중 \d+개$/,
      atDefault: "나머지는 MW당 기본값으로",
      table: "표로 보기",
      back: "전체 실행",
    },
    baseURL,
  );
});

test("there is no page for a run that nobody asked for", async ({ page }) => {
  for (const id of ["999999", "0", "one"]) expect((await page.goto(`/portfolio/${id}`))?.status(), id).toBe(404);
  expect((await page.goto("/portfolio/999999/progress"))?.status()).toBe(404);
});
