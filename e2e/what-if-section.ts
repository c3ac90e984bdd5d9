import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
export const SITE = "/sites/pdg-incheon-se1";

type Outlook = {
  phaseId: number;
  quantileDays: number[];
  cancelled: number;
  byAnnounced: number | null;
  givenCompletion: Record<string, number | null>;
  unconditional: Record<string, number | null>;
};
type Answer = { phases: Outlook[]; ignored: unknown[] };
type Heard = { kind: string; milliseconds?: number; answer?: Answer; base?: Outlook[] };

/** Every message of the page's workers is kept where the test can read it. */
export async function listenToWorkers(page: Page) {
  await page.addInitScript(() => {
    const holder = window as unknown as { heard: unknown[] };
    holder.heard = [];
    const Plain = window.Worker;
    window.Worker = class extends Plain {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener("message", ({ data }) => holder.heard.push(data));
      }
    };
  });
}

export const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);

export async function lastAnswer(page: Page): Promise<Answer> {
  const answers = (await heard(page)).filter(({ kind }) => kind === "answer");
  return answers.at(-1)?.answer as Answer;
}

export async function open(page: Page, baseURL: string | undefined, locale: "en" | "ko", address = SITE) {
  await page.context().addCookies([{ name: "locale", value: locale, url: baseURL ?? "" }]);
  await listenToWorkers(page);
  await page.goto(address);
  const section = page.locator("section[aria-labelledby=what-if]");
  if (!address.includes("whatif=")) await section.locator("summary").click();
  await expect(section.getByTestId("what-if-panel")).toHaveAttribute("data-move", /[1-9]/);
  return section;
}

/** The address holds what was supposed last, after a pause that spares the browser. */
export const linkOf = (page: Page) => new URL(page.url()).searchParams.get("whatif") ?? "";

/**
 * Waits until all figures of the browser's what-if are the server's for the link in the address, within 1e-9 of their size.
 * @param holding what the link must hold by then, so that an address or an answer that is still to change does not count
 */
export async function expectServersFigures(page: Page, holding: string) {
  await expect(async () => {
    const link = linkOf(page);
    expect(link).toContain(holding);
    const response = await page.request.get(`${new URL(page.url()).pathname}/what-if`, { params: { whatif: link } });
    expect(response.status()).toBe(200);
    const server = (await response.json()) as { base: Outlook[]; answer: Answer };
    const [browser, base] = [await lastAnswer(page), (await heard(page)).find(({ kind }) => kind === "ready")?.base];
    expectSame(base as Outlook[], server.base);
    expectSame(browser.phases, server.answer.phases);
    expect(browser.ignored).toEqual(server.answer.ignored);
  }).toPass();
}

export const isoDay = (epochDay: number) => new Date(epochDay * 86_400_000).toISOString().slice(0, 10);

let widest = 0;
/** The widest relative difference of all figures compared so far. */
export const widestDifference = () => widest;

function expectSame(ours: Outlook[], theirs: Outlook[]) {
  expect(ours.length).toBe(theirs.length);
  ours.forEach((one, i) => {
    const other = theirs[i] as Outlook;
    const figures = (outlook: Outlook) => [
      ...outlook.quantileDays,
      ...Object.values(outlook.givenCompletion),
      ...Object.values(outlook.unconditional),
      outlook.cancelled,
      outlook.byAnnounced,
    ];
    expect(one.quantileDays).toHaveLength(201);
    figures(one).forEach((figure, k) => {
      const expected = figures(other)[k];
      if (figure === null || expected == null) expect(figure).toBe(expected ?? null);
      else {
        const difference = figure === expected ? 0 : Math.abs(figure - expected) / Math.abs(expected);
        expect(difference).toBeLessThanOrEqual(1e-9);
        widest = Math.max(widest, difference);
      }
    });
  });
}

/** What axe finds wrong with the section, in short. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axePath });
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (at: string, options: unknown) => Promise<{ violations: { id: string; nodes: unknown[] }[] }> };
    };
    const result = await axe.run("section[aria-labelledby=what-if]", {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    });
    return result.violations.map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes).slice(0, 400)}`);
  });
}

export const curve = (page: Page) => page.getByTestId("what-if-curve").getAttribute("d");
