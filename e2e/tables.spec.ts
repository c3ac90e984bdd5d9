import { expect, type Page } from "@playwright/test";
import { test } from "./test";

const pace = (page: Page) => page.getByTestId("pace");
const options = (page: Page) => page.locator("details", { has: page.getByText("Table options Lead time and delay") });
const firstColumn = (page: Page) => pace(page).locator("tbody tr > th").allInnerTexts();

test("a table sorts by a heading, says so, and comes back to its own order", async ({ page }) => {
  await page.goto("/operators");
  const before = await firstColumn(page);
  const heading = pace(page).getByRole("columnheader", { name: /^Operator/ });
  await expect(heading).not.toHaveAttribute("aria-sort");
  await heading.getByRole("button").click();
  await expect(heading).toHaveAttribute("aria-sort", "ascending");
  const ascending = await firstColumn(page);
  expect(ascending).not.toEqual(before);
  await heading.getByRole("button").click();
  await expect(heading).toHaveAttribute("aria-sort", "descending");
  // An unknown operator is last in either direction.
  const isKnown = (name: string) => name !== "operator unknown";
  expect(ascending.filter(isKnown)).toEqual((await firstColumn(page)).filter(isKnown).reverse());
  await heading.getByRole("button").click();
  await expect(heading).not.toHaveAttribute("aria-sort");
  expect(await firstColumn(page)).toEqual(before);
});

test("columns are hidden, a row's name is kept in view, rows are selected", async ({ page }) => {
  await page.setViewportSize({ width: 480, height: 900 });
  await page.goto("/operators");
  await options(page).locator("summary").click();
  await options(page).getByRole("checkbox", { name: "Phases" }).uncheck();
  await expect(pace(page).getByRole("columnheader", { name: "Phases" })).toHaveCount(0);
  await options(page).getByRole("checkbox", { name: /^Keep/ }).check();
  const region = page
    .getByRole("region", { name: "Lead time and delay" })
    .filter({ has: pace(page) })
    .last();
  const name = pace(page).locator("tbody tr > th").first();
  const at = (await name.boundingBox())?.x;
  await region.evaluate((element) => element.scrollBy({ left: 120 }));
  expect(await region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  expect((await name.boundingBox())?.x).toBe(at);
  const rows = await pace(page).locator("tbody tr").count();
  await options(page).getByRole("checkbox", { name: "Select rows" }).check();
  await pace(page).locator("tbody").getByRole("checkbox").nth(1).check();
  await expect(options(page).getByRole("status")).toHaveText(`1 of ${rows} selected`);
  await options(page).getByRole("checkbox", { name: "Show selected rows only" }).check();
  await expect(pace(page).locator("tbody tr")).toHaveCount(1);
  await options(page).getByRole("checkbox", { name: "Select rows" }).uncheck();
  await expect(pace(page).locator("tbody tr")).toHaveCount(rows);
});

test("a table that the server sorts has links for headings and keeps its state in the address", async ({ page }) => {
  await page.goto("/countries");
  const heading = page.getByRole("columnheader", { name: "Sites" });
  await heading.getByRole("link").click();
  await expect(page).toHaveURL(/sort=sites/);
  await expect(heading).toHaveAttribute("aria-sort", "descending");
});

test("without scripts every table is there to be read, and offers nothing that does not work", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of [
    "/sites",
    "/countries",
    "/countries/KOR",
    "/flags",
    "/operators",
    "/assumptions",
    "/track-record",
  ]) {
    await page.goto(path);
    const table = page.locator("table:has(caption)").first();
    await expect(table.locator("caption"), path).not.toBeEmpty();
    await expect(table.locator("thead th[scope=col]").first(), path).toBeAttached();
    await expect(table.locator("tbody tr > th[scope=row]").first(), path).toBeVisible();
    await expect(page.getByText("Table options").first(), path).toBeHidden();
  }
  await context.close();
});
