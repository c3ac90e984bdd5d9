import { expect, type Page } from "@playwright/test";
import { test } from "./test";

type Words = {
  locale: "en" | "ko";
  why: string;
  noReason: string;
  said: RegExp;
  acknowledge: string;
  open: string;
  change: string;
  undo: string;
  tasks: RegExp;
};

const english: Words = {
  locale: "en",
  why: "Known since the call of 3 November: the substation is late",
  noReason: "Why: empty. Enter at least one visible character.",
  said: /^Acknowledged by Demo analyst on /,
  acknowledge: "Acknowledge",
  open: "Acknowledge or escalate",
  change: "Escalate or take back",
  undo: "Take the acknowledgement back",
  tasks: /^Tasks/,
};
const korean: Words = {
  locale: "ko",
  why: "11월 3일 통화에서 확인: 변전소가 늦어짐",
  noReason: "사유: 비어 있습니다. 보이는 글자를 한 자 이상 입력해 주십시오.",
  said: /^확인: Demo analyst, /,
  acknowledge: "확인",
  open: "확인 또는 상향 보고",
  change: "상향 보고 또는 취소",
  undo: "확인 취소",
  tasks: /^확인 과제/,
};

const rowsOf = (page: Page) => page.locator("tbody tr[id^=flag-]");

/** Acknowledges the first task, finds it among the acknowledged ones with its history, and takes it back. */
async function acknowledgesAndTakesBack(page: Page, words: Words, baseURL: string | undefined) {
  await page.context().addCookies([{ name: "locale", value: words.locale, url: baseURL ?? "" }]);
  await page.goto("/flags");
  await page.getByRole("link", { name: words.tasks }).first().click();
  await expect(page).toHaveURL(/kind=task/);
  const first = rowsOf(page).first();
  const id = (await first.getAttribute("id")) ?? "";
  await first.getByText(words.open, { exact: true }).click();

  // Refused at the field, and nothing is lost.
  const submit = first.getByRole("button", { name: words.acknowledge, exact: true });
  await submit.click();
  await expect(first.getByText(words.noReason)).toBeVisible();
  await first.getByRole("textbox").first().fill(words.why);
  await submit.click();
  await expect(page.getByTestId("answered")).toBeVisible();
  await expect(page.locator(`#${id}`)).toHaveCount(0);

  await page.goto("/flags?kind=task&standing=acknowledged");
  const acknowledged = page.locator(`#${id}`);
  await expect(acknowledged.getByTestId("flag-said")).toHaveText(words.said);
  await expect(acknowledged.getByTestId("flag-said")).toContainText(words.why);

  await page.goto(`/flags/${id.replace("flag-", "")}`);
  const history = page.getByTestId("flag-history").locator("tbody tr");
  await expect(history.first()).toContainText(words.why);
  const steps = await history.count();
  await page.getByText(words.change, { exact: true }).click();
  await page.getByRole("button", { name: words.undo, exact: true }).click();
  await expect(history).toHaveCount(steps + 1);
  await page.goto("/flags?kind=task");
  await expect(page.locator(`#${id}`)).toBeVisible();
}

test("an acknowledged flag is quiet, says by whom and why, and can be taken back", async ({ page, baseURL }) => {
  await acknowledgesAndTakesBack(page, english, baseURL);
});

test("확인한 경고는 목록에서 빠지고 누가 왜 확인했는지 남으며 되돌릴 수 있다", async ({ page, baseURL }) => {
  await acknowledgesAndTakesBack(page, korean, baseURL);
});

test("one whom another was faster than is told so, and keeps what was typed", async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: "locale", value: "en", url: baseURL ?? "" }]);
  const second = await context.newPage();
  for (const tab of [page, second]) {
    await tab.goto("/flags?kind=task");
    await rowsOf(tab).last().getByText(english.open, { exact: true }).click();
  }
  const answer = async (tab: Page, text: string) => {
    const row = rowsOf(tab).last();
    await row.getByRole("textbox").first().fill(text);
    await row.getByRole("button", { name: english.acknowledge, exact: true }).click();
  };
  await answer(page, "The first");
  await expect(page.getByTestId("answered")).toBeVisible();
  await answer(second, "The second");
  await expect(second.getByTestId("answer-conflict")).toBeVisible();
  await expect(rowsOf(second).last().getByRole("textbox").first()).toHaveValue("The second");
});

test("a flag that is not there is not found, and the file has the list", async ({ page, request, baseURL }) => {
  expect((await page.goto("/flags/999999999"))?.status()).toBe(404);
  expect((await page.goto("/flags/x"))?.status()).toBe(404);
  const file = await request.get(`${baseURL}/flags/export?kind=task`);
  expect(file.headers()["content-type"]).toContain("text/csv");
  const [head, ...rows] = (await file.text()).trim().split("\r\n");
  expect(head).toContain("flag | Flag,kind | Kind,rule | Rule");
  expect(rows.length).toBeGreaterThan(0);
});
