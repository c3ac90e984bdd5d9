import { expect } from "@playwright/test";
import { test } from "./test";
import {
  axeViolations,
  curve,
  expectServersFigures,
  heard,
  isoDay,
  lastAnswer,
  linkOf,
  listenToWorkers,
  open,
  SITE,
  widestDifference,
} from "./what-if-section";

test("a milestone dragged, done, stretched, and bridge power: the browser's figures are the server's", async ({
  page,
  baseURL,
}) => {
  const writes: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") writes.push(`${request.method()} ${request.url()}`);
  });
  const recordsOf = async () => (await page.request.get(`${SITE}/what-if/records`)).text();
  const tableOf = async () => (await page.request.get("/sites/export")).text();
  const before = [await recordsOf(), await tableOf()];

  const section = await open(page, baseURL, "en");
  const base = await curve(page);
  const row = section.locator("li[data-gate*='.energised']").first();
  const handle = row.getByRole("slider").first();
  await handle.scrollIntoViewIfNeeded();
  const box = (await handle.boundingBox()) as { x: number; y: number; width: number; height: number };
  const value = Number(await handle.inputValue());
  const [min, max] = [Number(await handle.getAttribute("min")), Number(await handle.getAttribute("max"))];
  const at = box.x + 12 + ((value - min) / (max - min)) * (box.width - 24);

  await page.mouse.move(at, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 12 + 0.9 * (box.width - 24), box.y + box.height / 2, { steps: 25 });
  await page.mouse.up();
  expect(Number(await handle.inputValue())).toBeGreaterThan(value + 180);
  await expect(section.getByTestId("what-if-summary")).toContainText("later");
  expect(await curve(page)).not.toBe(base);
  const day = Number(await handle.inputValue());
  await expectServersFigures(page, isoDay(day));
  const dragged = await curve(page);

  await handle.focus();
  await page.keyboard.press("ArrowLeft");
  expect(Number(await handle.inputValue())).toBe(day - 7);
  await page.keyboard.press("Shift+ArrowLeft");
  expect(Number(await handle.inputValue())).toBe(day - 37);
  await expect(handle).toHaveAttribute("aria-valuetext", /happens on \d+ \w{3} \d{4}/);
  await expectServersFigures(page, isoDay(day - 37));
  expect(await curve(page)).not.toBe(dragged);
  await page.keyboard.press("Delete");
  await expect(handle).toHaveAttribute("aria-valuetext", /as forecast/);

  await row.getByRole("button", { name: "Done today" }).click();
  await expect(handle).toHaveAttribute("aria-valuetext", /done on 22 Nov 2026/);
  await expectServersFigures(page, ".energised!2026-11-22");
  expect(await curve(page)).not.toBe(base);

  const building = section.locator("li[data-gate*='.works.']").first();
  await building.getByRole("slider").nth(1).focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowLeft");
  await expect(building.locator("output")).toHaveText("× 0.5");
  await expectServersFigures(page, "!0.5");

  await section.getByRole("button", { name: "Add bridge power" }).click();
  await section.locator("li[data-gate=bridge] input[type=date]").focus();
  await page.keyboard.type("09012027");
  await expect(section.getByRole("list", { name: "Changes" })).toContainText("bridge power from 1 Sep 2027");
  await expectServersFigures(page, "bridge!1!2027-09-01");

  expect(await axeViolations(page)).toEqual([]);

  await section.getByRole("button", { name: "Reset all" }).click();
  await expect(section.getByTestId("what-if-summary")).toContainText("As forecast");
  await expect.poll(() => curve(page)).toBe(base);
  await expect.poll(() => linkOf(page)).toBe("");

  console.log(`what-if: browser against server, widest relative difference ${widestDifference()}`);
  expect(writes).toEqual([]);
  expect([await recordsOf(), await tableOf()]).toEqual(before);
});

test("the base is the forecast on the page, and a closed what-if loads nothing", async ({ page, baseURL }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.context().addCookies([{ name: "locale", value: "en", url: baseURL ?? "" }]);
  await listenToWorkers(page);
  await page.goto(SITE, { waitUntil: "networkidle" });
  expect(asked.filter((url) => url.includes("what-if/records"))).toEqual([]);
  const shown = await page.getByTestId("headline").innerText();
  await page.locator("section[aria-labelledby=what-if] summary").click();
  const table = page.getByTestId("what-if-table");
  await expect(table).toBeVisible({ timeout: 30_000 });
  expect(shown).toContain(await table.locator("[data-row=p50] td").first().innerText());
  expect(shown).toContain(await table.locator("[data-row=p80] td").first().innerText());
});

test("each of many moves is redrawn", async ({ page, baseURL }) => {
  const section = await open(page, baseURL, "en");
  const handle = section.locator("li[data-gate*='.energised']").first().getByRole("slider").first();
  const redraws = () =>
    page.evaluate(() => performance.getEntriesByName("what-if-redraw").map(({ duration }) => duration));
  await handle.focus();
  // The first redraw belongs to the opening.
  for (let seen = 1; seen <= 24; seen++) {
    await expect.poll(async () => (await redraws()).length).toBe(seen);
    await page.keyboard.press("ArrowRight");
  }
  const computed = (await heard(page)).flatMap(({ milliseconds }) => milliseconds ?? []).slice(-20);
  const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
  // The aim is 50 ms on a quiet machine. It is printed and not asked for: how busy the machine is decides no test.
  console.log(
    `what-if: from move to redraw, median ${median((await redraws()).slice(-20)).toFixed(1)} ms (of it computing ${median(computed).toFixed(1)} ms)`,
  );
});

test("링크로 나눈 가정은 같은 수치로 열린다", async ({ page, baseURL, browser }) => {
  const section = await open(page, baseURL, "ko");
  const row = section.locator("li[data-gate*='.energised']").first();
  await row.locator("input[type=date]").fill("2029-10-01");
  await expect(section.getByTestId("what-if-summary")).toContainText(/늦어집니다|앞당겨집니다/);
  await expectServersFigures(page, ".energised!2029-10-01");
  const figures = await lastAnswer(page);
  const link = page.url();

  const context = await browser.newContext({ baseURL });
  const other = await context.newPage();
  const opened = await open(other, baseURL, "en", link);
  await expect(opened.getByRole("list", { name: "Changes" })).toContainText("1 Oct 2029");
  expect((await lastAnswer(other)).phases).toEqual(figures.phases);
  await context.close();
});

test("a link of another day says that the base has moved on; a damaged one changes nothing and says so", async ({
  page,
  baseURL,
}) => {
  const older = await open(page, baseURL, "en", `${SITE}?whatif=1~2026-10-01~nobridge!1~on!p1.no.such.step!2028-01-01`);
  await expect(older).toContainText("made against the forecast of 1 Oct 2026");
  await expect(older).toContainText("the phase has no bridge power");
  await expect(older).toContainText("the chain has no such milestone");
  const damaged = await open(page, baseURL, "en", `${SITE}?whatif=1~2026-11-22~on!p1`);
  await expect(damaged.getByRole("alert")).toContainText("damaged");
  await expect(damaged.getByTestId("what-if-summary")).toContainText("As forecast");
  await page.goto("/sites/dayone-johor?phase=1&whatif=1~2026-11-22~nobridge!1");
  await expect(page.getByText("there is nothing left to change")).toBeVisible();
  const refused = await page.request.get(`${SITE}/what-if?whatif=2~2026-11-22`);
  expect(refused.status()).toBe(400);
  expect((await page.request.get("/sites/no-such-site/what-if/records")).status()).toBe(404);
});

test("좁고 어두운 화면에서도 열린 채로 누구나 쓸 수 있다", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, colorScheme: "dark", viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  const link =
    "1~2026-11-22~on!p1.grid_interconnect.kepco.energised!2028-12-01~x!p1.works.building.completed!0.8~bridge!1!2027-09-01";
  const section = await open(page, baseURL, "ko", `${SITE}?whatif=${link}`);
  await expect(section.getByRole("list", { name: "적용한 가정" }).getByRole("listitem")).toHaveCount(3);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(await axeViolations(page)).toEqual([]);
  await context.close();
});

test("bridge power on record can be taken away", async ({ page, baseURL }) => {
  await page.context().addCookies([{ name: "locale", value: "en", url: baseURL ?? "" }]);
  await page.goto(`${SITE}/log`);
  const option = page.locator("select[name=target] option").filter({ hasText: "Bridge power" }).first();
  await page.locator("select[name=target]").selectOption(await option.getAttribute("value"));
  await page.locator("select[name=step]").selectOption("completed");
  await page.locator("input[name=date]").fill("2026-12");
  await page.locator("input[name=url]").fill("https://example.com/turbines");
  await page.locator("input[name=title]").fill("Turbines on site");
  await page.locator("input[name=publisher]").fill("Example Operator");
  await page.locator("select[name=class]").selectOption("operator");
  await page.locator("select[name=mark]").selectOption("V");
  await expect(page.getByTestId("effect")).toHaveAttribute("data-current", "true");
  await page.getByTestId("save").click();
  await expect(page).toHaveURL(/logged=\d+/);

  const section = await open(page, baseURL, "en");
  const base = await curve(page);
  await section.getByRole("button", { name: "Without bridge power" }).click();
  await expectServersFigures(page, "nobridge!1");
  await expect.poll(() => curve(page)).not.toBe(base);
  await section.getByRole("button", { name: "Without bridge power" }).click();
  await expect.poll(() => curve(page)).toBe(base);
});

test("what cannot be loaded is said", async ({ page, baseURL }) => {
  await page.context().addCookies([{ name: "locale", value: "en", url: baseURL ?? "" }]);
  await page.route("**/what-if/records", (route) => route.fulfill({ status: 500, body: "" }));
  await page.goto(SITE);
  const section = page.locator("section[aria-labelledby=what-if]");
  await section.locator("summary").click();
  await expect(section.getByRole("alert")).toContainText("could not be loaded");
});
