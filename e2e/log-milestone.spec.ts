import { expect, type Page } from "@playwright/test";
import { test } from "./test";

type Words = {
  locale: "en" | "ko";
  logLink: string;
  indicator: string;
  step: string;
  country: RegExp;
  older: string;
  newer: string;
};

async function readAs(page: Page, locale: Words["locale"], baseURL: string | undefined) {
  await page.context().addCookies([{ name: "locale", value: locale, url: baseURL ?? "" }]);
}

/** The table row of the economy on the countries' page, as text. */
async function countryRow(page: Page, country: RegExp): Promise<string> {
  await page.goto("/countries");
  return (await page.getByRole("row").filter({ hasText: country }).first().innerText()).replace(/\s+/g, " ");
}

/** Fills the form for a promise by the utility; stops before saving. */
async function fill(page: Page, words: Pick<Words, "indicator" | "step">, date: string, title: string) {
  const option = page.locator("select[name=target] option").filter({ hasText: words.indicator }).first();
  await page.locator("select[name=target]").selectOption(await option.getAttribute("value"));
  await page.locator("select[name=step]").selectOption({ label: words.step });
  await page.locator("input[name=date]").fill(date);
  await page.locator("input[name=url]").fill("https://example.com/energisation");
  await page.locator("input[name=title]").fill(title);
  await page.locator("input[name=publisher]").fill("Example Press");
  await page.locator("select[name=class]").selectOption("utility");
  await page.locator("select[name=mark]").selectOption("V");
}

/** The effect appears by itself after a pause; its P50 is what the site page must show after saving. */
async function previewedP50(page: Page): Promise<string> {
  await expect(page.getByTestId("effect")).toHaveAttribute("data-current", "true");
  return (await page.getByTestId("after-p50").first().innerText()).trim();
}

async function logTwice(page: Page, words: Words, site: string) {
  const before = await countryRow(page, words.country);
  await page.goto(`/sites/${site}`);
  await page.locator("header").getByRole("link", { name: words.logLink, exact: true }).click();
  await expect(page).toHaveURL(/\/log/);
  await fill(page, words, words.older, "First promise");
  await previewedP50(page);
  await page.getByTestId("save").click();
  await expect(page.getByTestId("logged-notice")).toBeVisible();

  await page.locator("header").getByRole("link", { name: words.logLink, exact: true }).click();
  await fill(page, words, words.newer, "Second promise");
  const p50 = await previewedP50(page);
  await page.getByTestId("save").click();

  await expect(page).toHaveURL(/logged=\d+/);
  await expect(page.getByTestId("logged-notice")).toBeVisible();
  await expect(page.getByTestId("headline")).toContainText(p50);
  const logged = page.getByTestId("logged-claim");
  await expect(logged).toContainText("Second promise");
  const first = page.getByRole("row").filter({ hasText: "First promise" });
  await expect(first.locator("s")).toBeVisible();
  // The worker follows a little later.
  await expect.poll(() => countryRow(page, words.country), { timeout: 60_000 }).not.toBe(before);
}

test("a promised energisation moves the forecast as previewed, and the country with it", async ({ page, baseURL }) => {
  await readAs(page, "en", baseURL);
  await logTwice(
    page,
    {
      locale: "en",
      logLink: "Log milestone",
      indicator: "KEPCO",
      step: "energised",
      country: /Korea/,
      older: "2029-Q4",
      newer: "2031-Q2",
    },
    "pdg-incheon-se1",
  );
});

test("같은 과정을 한국어로: 미리 본 값이 그대로 저장된다", async ({ page, baseURL }) => {
  await readAs(page, "ko", baseURL);
  await logTwice(
    page,
    {
      locale: "ko",
      logLink: "마일스톤 기록",
      indicator: "계통 연계",
      step: "수전 개시",
      country: /대한민국|한국/,
      older: "2029년 4분기",
      newer: "2031년 상반기",
    },
    "sk-aws-ulsan-ai-zone",
  );
});

test("a mistake is named beside its field and nothing typed is lost; the same claim again is already on record", async ({
  page,
  baseURL,
}) => {
  await readAs(page, "en", baseURL);
  const words: Words = {
    locale: "en",
    logLink: "Log milestone",
    indicator: "KEPCO",
    step: "energised",
    country: /Korea/,
    older: "2028-Q4",
    newer: "",
  };
  await page.goto("/log");
  await page.getByRole("link", { name: /Gajwa/ }).click();
  await fill(page, words, "soon", "A promise");
  await page.getByTestId("preview").click();
  await expect(page.getByText("Not a date. Write it as", { exact: false })).toBeVisible();
  await expect(page.locator("input[name=title]")).toHaveValue("A promise");
  await page.locator("input[name=date]").fill(words.older);
  await previewedP50(page);
  await page.getByTestId("save").click();
  await expect(page).toHaveURL(/logged=\d+/);

  await page.goto("/sites/aws-gajwa-dong/log");
  await fill(page, words, words.older, "A promise");
  await expect(page.getByTestId("effect")).toHaveAttribute("data-current", "true");
  await page.getByTestId("save").click();
  await expect(page).toHaveURL(/onrecord=\d+/);
  await expect(page.getByTestId("logged-notice")).toContainText("already on record");
});

/** Fills and previews a promise on Gajwa-dong; the words are in English. */
async function prepare(page: Page, date: string, title: string) {
  await page.goto("/sites/aws-gajwa-dong/log");
  await fill(page, { indicator: "KEPCO", step: "energised" }, date, title);
  await previewedP50(page);
}

async function expectTyped(page: Page, title: string) {
  await expect(page.getByText("There was no usable answer.", { exact: false })).toBeVisible();
  await expect(page.locator("input[name=title]")).toHaveValue(title);
  await expect(page.locator("input[name=url]")).toHaveValue("https://example.com/energisation");
  await expect(page.locator("select[name=class]")).toHaveValue("utility");
}

test("a preview or a save that the server does not answer leaves the form as typed, and can be sent again", async ({
  page,
  context,
  baseURL,
}) => {
  await readAs(page, "en", baseURL);
  const title = "Cut off";
  await prepare(page, "2030-Q1", title);
  await context.setOffline(true);
  await page.locator("input[name=date]").fill("2030-Q2");
  await expectTyped(page, title);
  await page.getByTestId("preview").click();
  await expectTyped(page, title);
  await context.setOffline(false);
  await page.getByTestId("preview").click();
  await previewedP50(page);
  await expect(page.getByText("There was no usable answer.", { exact: false })).toBeHidden();

  await context.setOffline(true);
  await page.getByTestId("save").click();
  await expectTyped(page, title);
  await context.setOffline(false);
  await page.route("**/log", (route) =>
    route.request().method() === "POST"
      ? route.fulfill({ status: 500, body: "Internal Server Error" })
      : route.continue(),
  );
  await page.getByTestId("save").click();
  await expectTyped(page, title);
  await expect(page.locator("input[name=date]")).toHaveValue("2030-Q2");
  await page.unroute("**/log");
  await page.getByTestId("save").click();
  await expect(page).toHaveURL(/logged=\d+/);
  await expect(page.getByTestId("logged-claim")).toContainText(title);
});

test("a double click on Save logs one claim", async ({ page, baseURL }) => {
  await readAs(page, "en", baseURL);
  await prepare(page, "2030-Q3", "Clicked twice");
  let saves = 0;
  page.on("request", (request) => {
    if (request.method() === "POST" && (request.postData() ?? "").includes("\r\nsave\r\n")) saves += 1;
  });
  await page.getByTestId("save").dblclick();
  await expect(page).toHaveURL(/logged=\d+/);
  expect(saves).toBe(1);
  await expect(page.getByRole("row").filter({ hasText: "Clicked twice" })).toHaveCount(1);
});

test("what somebody else saved since the preview is shown before anything is saved", async ({
  page,
  context,
  baseURL,
}) => {
  await readAs(page, "en", baseURL);
  await prepare(page, "2031-Q1", "Seen before");
  const shown = await page.getByTestId("effect").innerText();
  const other = await context.newPage();
  await prepare(other, "2033-Q4", "Saved meanwhile");
  await other.getByTestId("save").click();
  await expect(other).toHaveURL(/logged=\d+/);

  await page.getByTestId("save").click();
  await expect(page.getByTestId("effect")).toContainText("Check it again, then save.");
  await expect(page).toHaveURL(/\/log$/);
  expect(await page.getByTestId("effect").innerText()).not.toBe(shown);
  await expect(page.locator("input[name=title]")).toHaveValue("Seen before");
  await page.getByTestId("save").click();
  await expect(page).toHaveURL(/logged=\d+/);
});

test("a source on record is never rewritten: the form asks which one is meant, and keeps the answer", async ({
  page,
  baseURL,
}) => {
  await readAs(page, "en", baseURL);
  const words = {
    locale: "en",
    logLink: "",
    indicator: "KEPCO",
    step: "energised",
    country: /Korea/,
    older: "",
    newer: "",
  } as const;
  const log = "/sites/pdg-incheon-se1/log";
  await page.goto(log);
  await fill(page, words, "2029-Q1", "An order");
  await previewedP50(page);
  await page.getByTestId("save").click();
  await expect(page).toHaveURL(/logged=\d+/);

  await page.goto(log);
  await fill(page, words, "2029-Q3", "An order");
  await page.locator("select[name=class]").selectOption("press");
  await page.getByTestId("preview").click();
  const choice = page.getByRole("radiogroup");
  await expect(choice).toContainText("“press” here, “utility” on record");
  await expect(page.getByTestId("effect")).toHaveCount(0);
  await choice.getByLabel("The source on record").check();
  await previewedP50(page);
  await expect(choice.getByLabel("The source on record")).toBeChecked();
  await page.getByTestId("save").click();
  await expect(page).toHaveURL(/logged=\d+/);
  await expect(page.getByTestId("logged-claim")).toContainText("utility");
});

test("Enter that ends a Korean syllable does not send the form", async ({ page, baseURL }) => {
  await readAs(page, "ko", baseURL);
  await page.goto("/sites/pdg-incheon-se1/log");
  const title = page.locator("input[name=title]");
  await title.fill("한국전력");
  const enter = (isComposing: boolean) =>
    title.evaluate(
      (input, composing) =>
        input.dispatchEvent(
          new KeyboardEvent("keydown", { key: "Enter", isComposing: composing, bubbles: true, cancelable: true }),
        ),
      isComposing,
    );
  await expect.poll(() => enter(true)).toBe(false);
  expect(await enter(false)).toBe(true);
});

test("what was chosen before the page was ready counts", async ({ page, baseURL }) => {
  await readAs(page, "en", baseURL);
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await isReleased;
    await route.continue();
  });
  await page.goto("/sites/sk-aws-ulsan-ai-zone/log", { waitUntil: "commit" });
  const target = page.locator("select[name=target]");
  const bridge = page.locator("select[name=target] option").filter({ hasText: "Bridge power" }).first();
  const value = (await bridge.getAttribute("value")) ?? "";
  await target.selectOption(value);
  await page.locator("input[name=date]").fill("2027-06");
  release();
  await page.locator("select[name=step]").selectOption("completed");
  await expect(target).toHaveValue(value);
  await expect(page.locator("input[name=date]")).toHaveValue("2027-06");
});
