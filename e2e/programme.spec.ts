import { expect, type Page } from "@playwright/test";
import { test } from "./test";

const FOUNDING = "/programmes/aws-apec-2025-2028";

async function open(page: Page, locale: "en" | "ko", baseURL: string | undefined, path: string) {
  await page.context().addCookies([{ name: "locale", value: locale, url: baseURL ?? "" }]);
  await page.goto(path);
}

/** The bare value behind a figure on the page. */
async function figure(page: Page, testId: string, name: string): Promise<number> {
  const text = await page.getByTestId(testId).locator(`[data-figure="${name}"]`).first().getAttribute("value");
  expect(text, name).not.toBeNull();
  return Number(text);
}

/** An input of the base band, as its finding lists it. */
const input = (page: Page, slug: string) => figure(page, "findings", `base-band.input.${slug}`);

async function articleYear(page: Page, utilisation: number, inServiceShare: number, revenueSlug: string) {
  const [capex, perMegawatt, revenue, opex, itShare, itLife, facilityLife] = await Promise.all([
    input(page, "article-capex-usd"),
    input(page, "article-capex-usd-per-mw"),
    revenueSlug === "article-bull-revenue-usd-per-mw-year"
      ? figure(page, "findings", `bull-at-own-drivers.input.${revenueSlug}`)
      : input(page, revenueSlug),
    input(page, "article-opex-usd-per-mw-year"),
    input(page, "article-it-share-of-capex"),
    input(page, "article-it-life-years"),
    input(page, "article-facility-life-years"),
  ]);
  const megawatts = capex / perMegawatt;
  const revenueUsd = megawatts * revenue * utilisation * inServiceShare;
  return {
    revenueUsd,
    incomeUsd: revenueUsd - capex * (itShare / itLife + (1 - itShare) / facilityLife) - megawatts * opex,
  };
}

for (const locale of ["en", "ko"] as const) {
  test(`the founding programme shows the article's cases as its own inputs give them: ${locale}`, async ({
    page,
    baseURL,
  }) => {
    await open(page, locale, baseURL, FOUNDING);
    const at = (name: string) => figure(page, "article", name);
    const [low, high] = [await input(page, "article-utilisation-low"), await input(page, "article-utilisation-high")];
    expect([low, high]).toEqual([0.76, 0.86]);
    const share = await input(page, "article-in-service-share");
    const standard = "article-revenue-usd-per-mw-year";

    const expectCase = async (name: string, of: { revenueUsd: number; incomeUsd: number }, end = "") => {
      expect(await at(`${name}.revenue${end}`)).toBeCloseTo(of.revenueUsd, -2);
      expect(await at(`${name}.income${end}`)).toBeCloseTo(of.incomeUsd, -2);
    };
    await expectCase("base", await articleYear(page, low, share, standard), ".low");
    await expectCase("base", await articleYear(page, high, share, standard), ".high");
    expect(await at("base.revenue.low")).toBeCloseTo(8.8e9, -8);
    expect(await at("base.revenue.high")).toBeCloseTo(9.9e9, -8);
    expect((await at("base.income.low")) / 1e9).toBeCloseTo(2.1, 1);
    expect((await at("base.income.high")) / 1e9).toBeCloseTo(3.2, 1);

    const bearUse = await figure(page, "findings", "bear.input.article-bear-utilisation");
    const bearShare = await figure(page, "findings", "bear.input.article-bear-energised-share");
    await expectCase("bear", await articleYear(page, bearUse, bearShare, standard));
    expect(await at("bear.income")).toBeLessThan(0);

    const dark = await figure(page, "findings", "dark-capacity.input.article-dark-share");
    expect(dark).toBe(0.25);
    const use = await input(page, "article-utilisation");
    await expectCase("dark", await articleYear(page, use, 1 - dark, standard));

    const bullUse = await figure(page, "findings", "bull-at-own-drivers.input.article-bull-utilisation");
    await expectCase("bull", await articleYear(page, bullUse, share, "article-bull-revenue-usd-per-mw-year"));
    const bull = page.getByTestId("article").locator("[data-case=bull] [data-contradicts]");
    expect(await bull.getAttribute("data-contradicts")).toContain("a09");
    const needed = page.locator("[data-finding=bull-at-stated-margin]");
    expect(await needed.getAttribute("data-contradicts")).toBe("true");

    const engineShare = await figure(page, "answer", "engine.share");
    expect(engineShare).toBeGreaterThan(0);
    expect(engineShare).toBeLessThan(share);
    await expectCase("engine-share", await articleYear(page, low, engineShare, standard), ".low");
    await expectCase("engine-share", await articleYear(page, high, engineShare, standard), ".high");
  });
}

test("the answer, the fans and the parts that tie to the pledge, with their claims marked", async ({
  page,
  baseURL,
}) => {
  await open(page, "en", baseURL, FOUNDING);
  const answer = page.getByTestId("answer");
  await expect(answer).toContainText("$40B → $8B–$10B");
  await expect(answer).toContainText("independent");
  const shareOf = (name: string) => figure(page, "answer", `engine.${name}`);
  for (const series of ["revenue", "operatingIncome"]) {
    for (const reading of [series, `${series}.fixed`])
      expect(await shareOf(`${reading}.atLeastHigh`)).toBeLessThanOrEqual(await shareOf(`${reading}.atLeastLow`));
    // In 2029 about half of the MW serve and earn half of what is claimed: at fixed prices no draw reaches it.
    expect(await shareOf(`${series}.atLeastLow`)).toBeGreaterThan(0);
    expect(await shareOf(`${series}.atLeastLow`)).toBeLessThan(0.2);
    expect(await shareOf(`${series}.fixed.atLeastLow`)).toBe(0);
  }
  await expect(answer.locator("[data-prices=fixed]").first()).toContainText("fewer than 1 in 8,192");
  await expect(answer).not.toContainText(/\b0%/);
  expect(await figure(page, "answer", "priceCorrelation")).toBe(0.6);

  const fans = page.getByTestId("fans");
  await expect(fans.locator("figure")).toHaveCount(5);
  await expect(fans.locator("figure").nth(3)).toContainText("the sponsor’s own");
  await fans.locator("summary").nth(1).click();
  const cell = fans.locator('[data-figure="fan.revenueUsd.2029.p50"]');
  await expect(cell).toBeVisible();
  expect(Number(await cell.getAttribute("data-value"))).toBe(await figure(page, "answer", "engine.revenue.p50"));
  await expect(fans.getByRole("columnheader", { name: "P10 – P90, fixed prices" })).toHaveCount(1);

  const cover = async (name: string) => figure(page, "coverage", `cover.${name}`);
  expect((await cover("stated")) + (await cover("atDefault")) + (await cover("notYetSited"))).toBe(40e9);
  expect(await cover("pledge")).toBe(40e9);
  await expect(page.getByTestId("not-yet-sited").locator("tbody tr")).toHaveCount(4);

  const finding = page.locator("[data-finding=base-band]");
  await finding.locator("summary").click();
  await expect(finding.getByRole("table")).toContainText("Capex per MW");
  await expect(finding).toContainText("constants fitted to the article");
});

test("the correlation between sites leads to its assumption", async ({ page, baseURL }) => {
  await open(page, "ko", baseURL, FOUNDING);
  await page.getByTestId("answer").getByRole("link", { name: "사이트 간 상관계수" }).click();
  await expect(page).toHaveURL(/\/assumptions\/price-correlation-between-sites$/);
  await expect(page.getByTestId("value")).toContainText("0.6");
});

test("another pledge is a sum of its own, without the founding article's questions", async ({ page, baseURL }) => {
  await open(page, "en", baseURL, "/programmes/aws-korea-2031");
  await expect(page.getByText("No claim gives a revenue")).toBeVisible();
  expect(await figure(page, "coverage", "cover.pledge")).toBe(5e9);
  await expect(page.getByTestId("article")).toHaveCount(0);
});

test("operators are compared with the number behind every figure", async ({ page, baseURL }) => {
  await open(page, "en", baseURL, "/programmes");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Operators" }).click();
  await page.waitForURL("**/operators");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Operators: lead time, delay and MW by stage");
  const rows = page.getByTestId("pace").locator("tbody tr");
  expect(await rows.count()).toBeGreaterThan(3);
  await expect(rows.filter({ hasText: /\d+ months/ }).first()).toContainText(/n = \d+ phases?/);
  await expect(rows.filter({ hasText: "unknown" }).first()).toBeVisible();
  await expect(page.getByTestId("stages-facility")).toContainText(/\d+ of \d+/);
});
