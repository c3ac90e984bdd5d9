import { expect, type Page } from "@playwright/test";
import { test } from "./test";

const SITE = "/sites/pdg-incheon-se1";

type Words = { locale: "en" | "ko"; amount: RegExp; definition: string; party: string; difference: string };

const english: Words = {
  locale: "en",
  amount: /^\$[\d.]+[MB] · \d+% of capital$/,
  definition: "V(plan) − V(service)",
  party: "Taken as owner: nothing on record says who owns the accelerators.",
  difference: "What power and permits do",
};
const korean: Words = {
  locale: "ko",
  amount: /^[\d.]+억 달러 · 자본의 \d+%$/,
  definition: "V(계획) − V(가동)",
  party: "가속기 소유자를 밝힌 기록이 없어 보유 사업자로 보았습니다.",
  difference: "전력·인허가의 영향",
};

async function readsTheMoney(page: Page, words: Words, baseURL: string | undefined) {
  await page.context().addCookies([{ name: "locale", value: words.locale, url: baseURL ?? "" }]);
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(SITE);
  const card = page.getByTestId("money-card");
  await expect(card).toContainText(words.party);
  await expect(card.getByTestId("delayCost")).toHaveText(words.amount);
  await expect(card.getByTestId("capitalAtRisk")).toHaveText(words.amount);
  await expect(card.getByTestId("netPresentValue")).toHaveText(/^\d+%$/);
  await expect(card.locator("[data-money=netPresentValue]")).toContainText(words.difference);

  const definition = card.getByText(words.definition);
  await expect(definition).toBeHidden();
  await card.locator("[data-money=delayCost] summary").click();
  await expect(definition).toBeVisible();

  const tornado = card.locator("[data-money=tornado]");
  await expect(tornado.locator("table")).toHaveCount(2);
  await expect(tornado.locator("tbody tr").first()).toBeVisible();
  const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await beyond()).toBeLessThanOrEqual(0);
}

test("a phase's money is three figures with their definitions, and what moves them", async ({ page, baseURL }) => {
  await readsTheMoney(page, english, baseURL);
});

test("단계의 재무 영향은 정의가 붙은 세 수치와 이를 움직이는 가정으로 보인다", async ({ page, baseURL }) => {
  await readsTheMoney(page, korean, baseURL);
});
