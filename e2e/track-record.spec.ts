import { expect, type Page } from "@playwright/test";
import { test } from "./test";

async function readAs(page: Page, locale: "en" | "ko", baseURL: string | undefined) {
  await page.context().addCookies([{ name: "locale", value: locale, url: baseURL ?? "" }]);
}

/** What the worker has to compute first: a record of a group, or the first one after a start. */
const WORKER = { timeout: 120_000 };

const replayRows = (page: Page) => page.getByTestId("replay-steps").locator("tbody tr");

test("without a record of its own it says so and since when, and shows the replay with outcomes but no skill", async ({
  page,
  baseURL,
}) => {
  await readAs(page, "en", baseURL);
  await page.goto("/sites");
  await page.getByRole("link", { name: "Track record" }).click();
  await page.waitForURL("**/track-record");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Track record");
  const archive = page.locator("section[aria-labelledby=archive]");
  await expect(archive).toContainText("There is no record of our own yet.");
  await expect(archive).toContainText("since 22 Nov 2026");
  await expect(archive).toContainText("The first matures on 23 May 2027");

  const replay = page.locator("section[aria-labelledby=replay]");
  await expect(replay).toContainText("1 Dec 2025 to 1 Apr 2026 (121 days)", WORKER);
  await expect(replay).toContainText("skill is shown from 20");
  await expect(replay.getByText("Skill against the reference forecasts")).toHaveCount(0);
  const rows = await replayRows(page).count();
  expect(rows).toBeGreaterThan(0);
  const resolved = replayRows(page).filter({ hasText: /in service \d|not yet/ });
  await expect(replay).toContainText(`${await resolved.count()} steps resolved`);
  // What a publication reckons, and nobody in a position to see it has confirmed, is no outcome.
  await expect(page.locator("tr[data-outcome=in_service]")).toHaveCount(0);
  await expect(page.locator("tr[data-outcome=unknown]").first()).toContainText("unknown");
});

test("the group and the period are in the address, and narrow the replay", async ({ page, baseURL }) => {
  await readAs(page, "en", baseURL);
  await page.goto("/track-record");
  await expect(replayRows(page).first()).toBeVisible(WORKER);
  const all = await replayRows(page).count();
  await page.getByLabel("Stage").selectOption("under_construction");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/stage=under_construction/);
  await expect(replayRows(page).filter({ hasNotText: "under construction" })).toHaveCount(0, WORKER);
  await expect(replayRows(page).first()).toBeVisible(WORKER);
  const some = await replayRows(page).count();
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
  await expect(page.getByLabel("Stage")).toHaveValue("under_construction");
  await page.goto("/track-record?from=2026-01-01");
  await expect(page.locator("section[aria-labelledby=replay]")).toContainText(
    "No site in this group and period",
    WORKER,
  );
});

test("every drawing has a table beside it", async ({ page, baseURL }) => {
  await readAs(page, "en", baseURL);
  await page.goto("/track-record");
  const figures = page.locator("figure").filter({ has: page.locator("svg[role=img]") });
  expect(await figures.count()).toBe(2);
  for (const figure of await figures.all()) {
    await figure.locator("summary").click();
    expect(await figure.locator("table tbody tr").count()).toBeGreaterThan(0);
  }
});

test("성적이 없으면 없다고 하고, 재현 결과를 보여 준다", async ({ page, baseURL }) => {
  await readAs(page, "ko", baseURL);
  await page.goto("/track-record");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("예측 성적");
  await expect(page.locator("section[aria-labelledby=archive]")).toContainText("아직 자체 성적이 없습니다.");
  await expect(page.locator("section[aria-labelledby=replay]")).toContainText("스킬 점수는 20개부터");
  await expect(page.locator("tr[data-outcome=in_service]")).toHaveCount(0);
  await expect(page.locator("tr[data-outcome=unknown]").first()).toContainText("미상");
});

test("a site shows what was forecast of it when, a replay marked as one", async ({ page, baseURL }) => {
  await readAs(page, "en", baseURL);
  await page.goto("/sites/amazon-ridgeland");
  const history = page.locator("section[aria-labelledby=history]");
  await expect(history).toContainText("First forecast on 22 Nov 2026");
  await expect(history.locator("svg[role=img]")).toHaveAttribute("aria-label", /on 1 Dec 2025 \(hindcast\): P50/);
  await history.locator("summary").click();
  await expect(history.locator("tbody tr")).toHaveCount(2);
  await expect(history.locator("tbody tr").first()).toContainText("hindcast");
  await expect(history.locator("tbody tr").last()).not.toContainText("hindcast");
});
