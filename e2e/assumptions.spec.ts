import { expect, type Page } from "@playwright/test";
import { test } from "./test";

const SITE = "/sites/sk-aws-ulsan-ai-zone";
const THRESHOLD = "/assumptions/stranded-threshold";
const PARAMETER = "/assumptions/idle-months";

type Words = {
  locale: "en" | "ko";
  edit: string;
  name: string;
  reason: string;
  back: string;
  refused: string;
  noReason: string;
};

const english: Words = {
  locale: "en",
  edit: "Edit: Wait from which capital is at risk",
  name: "Wait from which capital is at risk",
  reason: "Committee of 20 November 2026: two years are too strict",
  back: "Back to the value that comes with the product",
  refused:
    "Middle delay cost threshold: 0.5 is not allowed. Allowed: more than 0.1 (Lower delay cost threshold), less than 0.5 (Upper delay cost threshold).",
  noReason: "Source or reason: empty. Enter at least one visible character.",
};
const korean: Words = {
  locale: "ko",
  edit: "위험 노출 대기 기간 편집",
  name: "위험 노출 대기 기간",
  reason: "2026년 11월 20일 위원회: 2년은 지나치게 엄격하다",
  back: "기본 제공 값으로 되돌림",
  refused:
    "중간 지연 비용 기준: 0.5 값은 받을 수 없습니다. 허용 범위: 0.1 초과(하위 지연 비용 기준), 0.5 미만(상위 지연 비용 기준).",
  noReason: "출처 또는 이유: 비어 있습니다. 보이는 글자를 한 자 이상 입력해 주십시오.",
};

const input = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const ulsan = (page: Page) => page.locator('[data-phase="sk-aws-ulsan-ai-zone/1"] [data-figure="capitalAtRisk"]');
const history = (page: Page) => page.getByTestId("history").locator("tbody tr");
/** The share of the capital in `51% of default capital` and the like. */
const shareIn = (text: string | undefined) => /[\d.]+%/.exec(text ?? "")?.[0] ?? "";
const atRiskOf = async (page: Page) => shareIn(await page.getByTestId("capitalAtRisk").first().innerText());

/** The site's page follows when the worker has made the forecast anew. */
async function siteFollows(page: Page, atRisk: string) {
  await expect(async () => {
    await page.goto(SITE);
    expect(await atRiskOf(page)).toBe(atRisk);
  }).toPass();
}

/** Types a value with its reason, looks at the preview and saves. @returns capital at risk of the Ulsan phase before and after, as previewed */
async function editWait(page: Page, value: string, reason: string): Promise<[string, string]> {
  await page.goto(PARAMETER);
  const version = (await history(page).count()) + 1;
  await input(page, "value").fill(value);
  await input(page, "sourceText").fill(reason);
  await page.getByTestId("preview").click();
  await expect(ulsan(page)).toContainText("→");
  const [before = "", after = ""] = (await ulsan(page).innerText()).split("→").map(shareIn);
  await expect(input(page, "sourceText")).toHaveValue(reason);
  await page.getByTestId("save").click();
  await expect(page).toHaveURL(new RegExp(`saved=${version}$`));
  await expect(page.getByTestId("saved")).toContainText(String(version));
  await expect(history(page)).toHaveCount(version);
  const newest = history(page).first();
  for (const text of [String(version), value, reason, "Demo analyst"]) await expect(newest).toContainText(text);
  return [before, after];
}

async function editsAndFollows(page: Page, words: Words, baseURL: string | undefined) {
  await page.context().addCookies([{ name: "locale", value: words.locale, url: baseURL ?? "" }]);
  await page.goto(SITE);
  const base = await atRiskOf(page);

  await page.goto("/assumptions");
  await expect(page.locator("tr[data-slug]")).toHaveCount(83 + 35 + 22);
  await page.getByRole("link", { name: words.edit, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${PARAMETER}$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.name);

  // Refused at the fields, and everything typed stays.
  await page.goto(THRESHOLD);
  await input(page, "value").fill("0.5");
  await input(page, "mark").selectOption("V2");
  await page.getByTestId("save").click();
  await expect(page.getByText(words.refused)).toBeVisible();
  await expect(page.getByText(words.noReason)).toBeVisible();
  await expect(input(page, "value")).toHaveValue("0.5");
  await expect(input(page, "mark")).toHaveValue("V2");

  const [before, after] = await editWait(page, "30", words.reason);
  expect(before).toBe(base);
  expect(Number.parseInt(after, 10)).toBeLessThan(Number.parseInt(before, 10));
  await siteFollows(page, after);
  await page.goto("/assumptions");
  const row = page.locator("tr[data-slug=idle-months]");
  for (const text of ["30", words.reason, "Demo analyst"]) await expect(row).toContainText(text);

  expect(await editWait(page, "24", words.back)).toEqual([after, base]);
  await siteFollows(page, base);
}

test("an edited wait moves the site as previewed, and its history says who and why", async ({ page, baseURL }) => {
  await editsAndFollows(page, english, baseURL);
});

test("대기 기간을 고치면 미리 본 대로 사이트가 바뀌고 이력에 누가 왜 고쳤는지 남는다", async ({ page, baseURL }) => {
  await editsAndFollows(page, korean, baseURL);
});

test("an edited constant of the article moves the base band on its programme's page as previewed", async ({
  page,
  baseURL,
}) => {
  await page.context().addCookies([{ name: "locale", value: "en", url: baseURL ?? "" }]);
  const low = async () => {
    await page.goto("/programmes/aws-apec-2025-2028");
    const figure = page.getByTestId("article").locator('[data-figure="base.revenue.low"]').first();
    return Number(await figure.getAttribute("value"));
  };
  const edit = async (value: string, previewed: string) => {
    await page.goto("/assumptions/article-utilisation-low");
    await input(page, "value").fill(value);
    await input(page, "sourceText").fill("A browser test");
    await page.getByTestId("preview").click();
    await expect(page.getByTestId("effect").locator('[data-figure="revenueUsd"]')).toHaveText(previewed);
    await page.getByTestId("save").click();
    await expect(page.getByTestId("saved")).toBeVisible();
  };
  expect(await low()).toBeCloseTo(8.778e9, -6);
  await edit("0.72", "Revenue a year: $8.78B – $9.93B → $8.32B – $9.93B");
  expect(await low()).toBeCloseTo((8.778e9 * 0.72) / 0.76, -6);
  await edit("0.76", "Revenue a year: $8.32B – $9.93B → $8.78B – $9.93B");
  expect(await low()).toBeCloseTo(8.778e9, -6);
});

test("a value out of its limits is refused with the limit, and a save shows what it does first", async ({
  page,
  baseURL,
}) => {
  await page.context().addCookies([{ name: "locale", value: "en", url: baseURL ?? "" }]);
  await page.goto("/assumptions/utilisation");
  await input(page, "sourceText").fill("A try");
  for (const [typed, message] of [
    ["1.2", "Utilisation: 1.2 is not allowed. Allowed: 0 to 1."],
    ["most", "Utilisation: “most” is not a number. Allowed: 0 to 1."],
    ["", "Utilisation: no value. Allowed: 0 to 1."],
  ] as const) {
    await input(page, "value").fill(typed);
    await page.getByTestId("save").click();
    await expect(page.getByText(message)).toBeVisible();
    await expect(input(page, "value")).toHaveValue(typed);
    await expect(input(page, "sourceText")).toHaveValue("A try");
  }
  await input(page, "value").fill("0.7");
  await page.getByTestId("save").click();
  await expect(page.getByText("Check the effect, then save.")).toBeVisible();
  await expect(history(page)).toHaveCount(1);
  expect((await page.goto("/assumptions/no-such"))?.status()).toBe(404);
});

test("who edits an older version is told of the newer one and loses nothing; without scripts too", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await context.addCookies([{ name: "locale", value: "en", url: baseURL ?? "" }]);
  const [late, early] = [await context.newPage(), await context.newPage()];
  const slug = "/assumptions/facility-accounting-life-years";
  for (const page of [late, early]) {
    await page.goto(slug);
    await input(page, "sourceText").fill("A reason");
  }
  const save = async (page: Page, value: string) => {
    await input(page, "value").fill(value);
    await page.getByTestId("preview").click();
    await page.getByTestId("save").click();
  };
  await save(early, "20");
  await expect(early.getByTestId("saved")).toBeVisible();
  await input(late, "value").fill("25");
  await late.getByTestId("save").click();
  await expect(late.getByTestId("outcome")).toContainText("Version 2 was saved meanwhile");
  await expect(input(late, "value")).toHaveValue("25");
  await expect(input(late, "sourceText")).toHaveValue("A reason");
  await expect(history(late)).toHaveCount(2);
  await save(late, "18");
  await expect(late.getByTestId("saved")).toContainText("Version 3 is saved");
  await context.close();
});
