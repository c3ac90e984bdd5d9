import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { test } from "./test";

const SITE = "/sites/pdg-incheon-se1";

async function readAs(page: Page, locale: "en" | "ko", baseURL: string | undefined) {
  await page.context().addCookies([{ name: "locale", value: locale, url: baseURL ?? "" }]);
}

const sideBySide = (page: Page) => page.getByTestId("side-by-side");
const economics = (page: Page) => page.getByTestId("economics-card").locator("table").first();
const field = (page: Page, name: string) => page.getByTestId("scenario-editor").locator(`input[name="${name}"]`);
const cell = (row: Locator, index: number) => row.locator("td").nth(index).innerText();

/** Every figure of the site's three cards, as a reader sees them once all are computed. */
async function siteFigures(page: Page): Promise<string[]> {
  await expect(page.getByTestId("calculating")).toHaveCount(0);
  const money = page.getByTestId("money-card");
  return [await sideBySide(page).innerText(), await money.innerText(), await economics(page).innerText()];
}

async function openEditor(page: Page, name: string) {
  await page.getByTestId("scenario-bar").getByRole("button", { name }).click();
  await expect(page.getByTestId("scenario-editor")).toBeVisible();
}

async function fill(page: Page, values: Record<string, string>) {
  for (const [name, value] of Object.entries(values)) {
    await field(page, name).fill(value);
    await field(page, name).blur();
  }
}

/** The same address in a browser that has never been here. */
async function inFreshBrowser(
  browser: Browser,
  locale: "en" | "ko",
  address: string,
  read: (page: Page) => Promise<void>,
) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await readAs(page, locale, new URL(address).origin);
  await page.goto(address);
  await read(page);
  await context.close();
}

test("an edited assumption moves the site and its economy, and a viewer of the link sees the same figures", async ({
  page,
  browser,
  baseURL,
}) => {
  await readAs(page, "en", baseURL);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(SITE);
  await expect(page.getByTestId("scenarios-card")).toContainText("Export-control tightening");
  const before = await economics(page).innerText();

  await openEditor(page, "Edit assumptions");
  await fill(page, { utilisation: "0.6", "durationFactors.grid_interconnect": "1.5" });
  await page.getByTestId("scenario-editor").getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/scenario=1~\d{4}-\d\d-\d\d~own~x!grid_interconnect!1\.5~utilisation!0\.6/);
  await expect(page.getByTestId("scenario-says")).toContainText("Utilisation 0.6 (base 0.8)");
  const p50 = sideBySide(page).locator("tr[data-figure=p50Day]");
  await expect(p50).toContainText(/\+[\d,]+ days/);
  await expect(sideBySide(page).locator("tr[data-figure=belowZero]")).toContainText(/[+−][\d.]+ points/);
  await expect(sideBySide(page).locator("tr[data-figure=netPresentValueUsd]")).toContainText("−$");
  expect(await economics(page).innerText()).not.toBe(before);
  await expect(page.getByTestId("money-card")).toContainText("under: Own scenario");
  const site = { figures: await siteFigures(page), base: await cell(p50, 0), under: await cell(p50, 1) };

  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("Link copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(copied).searchParams.get("scenario")).toContain("own~");

  await page.locator("main").getByRole("link", { name: "Korea" }).first().click();
  await expect(page).toHaveURL(/\/countries\/KOR\?scenario=/);
  const economy = page.getByTestId("economy-scenarios");
  const expected = page.getByTestId("economy-sums").locator("tbody tr").nth(1);
  await expect(expected).toContainText("2030");
  expect(Number(await cell(expected, 1))).toBeLessThan(Number(await cell(expected, 0)));
  const phase = economy.getByRole("row").filter({ hasText: "PDG Incheon SE1" });
  expect([await cell(phase, 0), await cell(phase, 1)]).toEqual([site.base, site.under]);
  const values = (cells: string) =>
    expected.locator(cells).evaluateAll((all) => all.map((one) => Number(one.getAttribute("data-value"))));
  const [change = 0] = await values("td[data-value]:not([data-cause])");
  const causes = await values("td[data-cause]");
  expect(causes.length).toBeGreaterThan(0);
  expect(change).toBeLessThan(0);
  expect(Math.abs(causes.reduce((sum, cause) => sum + cause, 0) - change)).toBeLessThan(1e-6);
  const economyText = await economy.innerText();
  const economyAddress = page.url();

  await phase.getByRole("link").click();
  await expect(page).toHaveURL(/\/sites\/pdg-incheon-se1\?phase=1&scenario=/);
  expect(await siteFigures(page)).toEqual(site.figures);

  // The programme's sums follow the same scenario, with the causes of the difference.
  await page.goto(`/programmes/aws-apec-2025-2028${new URL(copied).search}`);
  const sides = page.getByTestId("programme-sides");
  const figure = async (name: string) =>
    Number(await sides.locator(`[data-figure="sides.${name}"]`).getAttribute("value"));
  expect(await figure("revenueUsd.to")).toBeLessThan(await figure("revenueUsd.from"));
  expect(Math.abs((await figure("revenueUsd.money")) - (await figure("revenueUsd.change")))).toBeLessThan(1);
  const engine = page.locator('[data-figure="engine.revenue.p50"]');
  expect(Number(await engine.getAttribute("value"))).toBe(await figure("revenueUsd.to"));
  const [programmeText, programmeAddress] = [await sides.innerText(), page.url()];
  await page.goto(copied);

  await inFreshBrowser(browser, "en", copied, async (viewer) => {
    expect(await siteFigures(viewer)).toEqual(site.figures);
  });
  await inFreshBrowser(browser, "en", programmeAddress, async (viewer) => {
    expect(await viewer.getByTestId("programme-sides").innerText()).toBe(programmeText);
  });
  await inFreshBrowser(browser, "en", economyAddress, async (viewer) => {
    expect(await viewer.getByTestId("economy-scenarios").innerText()).toBe(economyText);
  });

  await page.getByRole("button", { name: "Back to base" }).click();
  await expect(page.getByTestId("scenario-says")).toContainText("Base:");
  expect(await economics(page).innerText()).toBe(before);
});

test("values out of their limits are refused at the field, with value and limit, and nothing is applied", async ({
  page,
  baseURL,
}) => {
  await readAs(page, "en", baseURL);
  await page.goto(SITE);
  await openEditor(page, "Edit assumptions");
  await fill(page, { utilisation: "1.2", acceleratorLifeYears: "0", revenueUsdPerMwYear: "-5", rampMonths: "six" });
  const editor = page.getByTestId("scenario-editor");
  for (const message of [
    "Utilisation: 1.2 is not allowed. Allowed: 0 to 1.",
    "Life of accelerators: 0 is not allowed. Allowed: 1 to 20.",
    "Revenue per MW: -5 is not allowed. Allowed: 0 to 1,000,000,000,000.",
    "Ramp-up: “six” is not a number. Allowed: whole number, 0 to 60.",
  ])
    await expect(editor.getByText(message)).toBeVisible();
  await editor.getByRole("button", { name: "Apply" }).click();
  await expect(editor.getByText("4 values are not allowed; nothing was applied.")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${SITE}$`));
  await expect(field(page, "acceleratorLifeYears")).toBeFocused();

  await page.goto(`${SITE}?scenario=1~2026-11-22~own~utilisation!1.2~acceleratorLifeYears!0`);
  const problem = page.getByTestId("scenario-problem");
  await expect(problem).toContainText("The base is shown.");
  await expect(problem).toContainText("Utilisation: 1.2 is not allowed. Allowed: 0 to 1.");
  await expect(problem).toContainText("Life of accelerators: 0 is not allowed. Allowed: 1 to 20.");
});

test("a saved scenario is a version of its name; an older version keeps its figures", async ({
  page,
  browser,
  baseURL,
}) => {
  await readAs(page, "en", baseURL);
  await page.goto(SITE);
  await openEditor(page, "Edit assumptions");
  await fill(page, { utilisation: "0.7" });
  const editor = page.getByTestId("scenario-editor");
  await editor.getByLabel("Name", { exact: true }).fill("Weak demand");
  await editor.getByLabel("Short name in links").fill("Weak Demand");
  await editor.getByRole("button", { name: "Save as a version" }).click();
  await expect(editor.getByText("Short name: “Weak Demand” is not allowed", { exact: false })).toBeVisible();
  await editor.getByLabel("Short name in links").fill("weak-demand");
  await editor.getByRole("button", { name: "Save as a version" }).click();
  await expect(page).toHaveURL(/scenario=1~2026-11-22~weak-demand\.v1/);
  await expect(page.getByTestId("scenario-bar")).toContainText("Saved: Weak demand, version 1.");
  const first = { address: page.url(), figures: await siteFigures(page) };

  await fill(page, { utilisation: "0.5" });
  await editor.getByRole("button", { name: "Save as a version" }).click();
  await expect(page).toHaveURL(/weak-demand\.v2/);
  expect(await siteFigures(page)).not.toEqual(first.figures);
  await inFreshBrowser(browser, "en", first.address, async (viewer) => {
    await expect(viewer.getByTestId("scenario-says")).toContainText("Weak demand (version 1)");
    expect(await siteFigures(viewer)).toEqual(first.figures);
  });
});

test("a link of another day says so, and one that cannot be read changes nothing", async ({ page, baseURL }) => {
  await readAs(page, "en", baseURL);
  await page.goto(`${SITE}?scenario=1~2026-11-01~bear.v1`);
  await expect(page.getByTestId("scenario-moved-on")).toContainText("the base was that of 1 Nov 2026");
  await expect(sideBySide(page)).toBeVisible();
  for (const link of ["1~2026-11-22~bear.v1~more", "9~2026-11-22~bear.v1", "1~2026-11-22~unheard.v1"]) {
    await page.goto(`${SITE}?scenario=${link}`);
    await expect(page.getByTestId("scenario-problem")).toContainText("The base is shown.");
    await expect(page.getByTestId("scenario-says")).toContainText("Base:");
  }
});

test("가정을 고치면 사이트와 국가의 값이 따라 바뀌고, 링크를 받은 사람도 같은 값을 본다", async ({
  page,
  browser,
  baseURL,
}) => {
  await readAs(page, "ko", baseURL);
  await page.goto("/sites/sk-aws-ulsan-ai-zone");
  await openEditor(page, "가정 편집");
  const editor = page.getByTestId("scenario-editor");
  await fill(page, { utilisation: "1.2" });
  await expect(editor.getByText("가동률: 1.2 값은 받을 수 없습니다. 허용 범위: 0~1.")).toBeVisible();
  await fill(page, { utilisation: "0.6", "durationFactors.grid_interconnect": "1.5" });
  await editor.getByRole("button", { name: "적용" }).click();
  await expect(page.getByTestId("scenario-says")).toContainText("가동률 0.6 (기준 0.8)");
  await expect(sideBySide(page).locator("tr[data-figure=p50Day]")).toContainText(/\+[\d,]+일/);
  const figures = await siteFigures(page);
  await inFreshBrowser(browser, "ko", page.url(), async (viewer) => expect(await siteFigures(viewer)).toEqual(figures));
  await page.locator("main").getByRole("link", { name: "대한민국" }).first().click();
  await expect(page.getByTestId("economy-scenarios")).toContainText("2030년 말 기대 가동 MW");
});

test("figures that are not computed yet say so, and a failure is told with the means to try again", async ({
  page,
  baseURL,
}) => {
  await readAs(page, "en", baseURL);
  const address = `${SITE}?scenario=1~2026-11-22~own~utilisation!0.61`;
  await page.route("**/api/simulations/**", (route) => route.abort());
  await page.goto(address);
  const calculating = page.getByTestId("scenarios-card").getByTestId("calculating");
  await expect(calculating.getByRole("status")).toHaveText("There was no usable answer.");
  await expect(page.getByTestId("economics-card").getByTestId("calculating")).toBeVisible();

  await page.unroute("**/api/simulations/**");
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/api/simulations/**", async (route) => {
    await held;
    await route.continue();
  });
  await calculating.getByRole("button", { name: "Try again" }).click();
  await expect(calculating.getByRole("status")).toHaveText("Calculating…");
  await expect(calculating.getByRole("progressbar", { name: "Progress of the calculation" })).toBeVisible();
  answer();
  await expect(sideBySide(page)).toBeVisible();
  await expect(calculating).toHaveCount(0);
});

test("figures come without scripts too", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await readAs(page, "ko", baseURL);
  await page.goto(`${baseURL}${SITE}?scenario=1~2026-11-22~own~utilisation!0.62`);
  const calculating = page.getByTestId("scenarios-card").getByTestId("calculating");
  await expect(calculating.getByRole("status")).toHaveText("계산 중…");
  await calculating.getByRole("link", { name: "계산하고 결과 보기" }).click();
  await expect(sideBySide(page)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${SITE}\\?scenario=`));
  await context.close();
});
