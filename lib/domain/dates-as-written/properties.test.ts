import fc from "fast-check";
import { expect, it } from "vitest";
import { whyNotRead } from "@/lib/format/date-readings";
import { formatPartialDate } from "@/lib/format/dates";
import { readVectors } from "@/test-data/read-test-data";
import { readDate } from "./read-date";
import type { DateContext, ReadDate } from "./types";

const { forms } = readVectors<{ forms: { texts: [string, ...unknown[]][] }[] }>("dates-as-written");
const texts = forms.flatMap(({ texts }) => texts.map(([text]) => text));
/** The words, figures and signs of the corpus, one by one. */
const fragments = [...new Set(texts.flatMap((text) => text.match(/\d+|[a-z]+|\p{L}+|[^\s]/giu) ?? []))];
const years = ["2027", "27", "'28", "2027년", "27년", "FY2027", "令和9年", "116年", "2570", "1989", "2101", "95"];

const fragment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...fragments) },
  { weight: 3, arbitrary: fc.constantFrom(...years) },
  { weight: 2, arbitrary: fc.constantFrom(...texts) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 99_999 }).map(String) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
);
const sign = fc.constantFrom("", " ", " ", "-", "/", ".", "~");
const jumble = fc.array(fc.tuple(fragment, sign), { minLength: 1, maxLength: 6 }).map((rows) => rows.flat().join(""));
/** In the order of a sentence, so that many can be read. */
const orderly = fc
  .tuple(
    fc.constantFrom("", "", "", "", "by ", "before ", "not before ", "after ", "from ", "between ", "늦어도 "),
    fc.constantFrom("", "", "early ", "mid-", "late ", "end of "),
    fc.constantFrom("", "Q3", "2H", "Nov", "12월", "30 Sep", "summer", "상반기", "3/4분기", "9월 30일", "FY"),
    sign,
    fc.constantFrom(...years),
    fc.constantFrom("", "", "", "", " to 2028", "~'29", " - ", "부터 "),
    fc.oneof({ weight: 5, arbitrary: fc.constant("") }, fragment),
    fc.constantFrom("", "", "", "", "까지", " 내", " 말", "년 3분기", " 전", "以降"),
  )
  .map((pieces) => pieces.join(""));
const randomText = fc.oneof(jumble, orderly);
const context: fc.Arbitrary<DateContext> = fc.record(
  {
    order: fc.constantFrom("dmy", "mdy", "ymd"),
    fiscalYear: fc.record({
      firstMonth: fc.integer({ min: 1, max: 12 }),
      namedAfter: fc.constantFrom("first", "last"),
    }),
    excelSerials: fc.constantFrom(1900, 1904),
    hemisphere: fc.constantFrom("north", "south"),
    thisYear: fc.integer({ min: 1990, max: 2100 }),
  },
  { requiredKeys: [] },
);

function expectWhole({ date, canonical }: ReadDate, text: string) {
  const { earliestOn, latestOn } = date;
  expect(earliestOn ?? latestOn, text).not.toBeNull();
  for (const day of [earliestOn, latestOn])
    if (day) expect(day >= "1990-01-01" && day <= "2100-12-31", text).toBe(true);
  if (earliestOn && latestOn) expect(earliestOn <= latestOn, text).toBe(true);
  for (const words of [formatPartialDate(date, "en"), formatPartialDate(date, "ko"), canonical]) {
    expect(words, text).toBeTruthy();
    expect(readDate(words ?? ""), `${JSON.stringify(text)} → ${words}`).toMatchObject({ kind: "read", date });
  }
}

it("1,000 random texts: none fails, every reading is shown back in words, and the words are read as the same days", () => {
  let read = 0;
  fc.assert(
    fc.property(randomText, context, (text, context) => {
      const reading = readDate(text, context);
      switch (reading.kind) {
        case "read":
          read++;
          return expectWhole(reading, text);
        case "ambiguous":
          expect(reading.readings.length, text).toBeGreaterThan(1);
          expect(whyNotRead(reading)).not.toContain("null");
          for (const one of reading.readings) expectWhole(one, text);
          return;
        case "refused":
          expect(reading.part, text).not.toBe("");
          expect(whyNotRead(reading)).not.toContain("undefined");
          for (const one of reading.nearest) expectWhole(one, text);
          return;
        case "unknown":
          return;
      }
    }),
    { numRuns: 1_000 },
  );
  expect(read).toBeGreaterThan(100);
});

it("every text of the corpus between noise is read as the same days or not at all", () => {
  const noise = fc.constantFrom(" ", "  ", "\u200b", "\u00a0", ".", ",", "(", ")", "\t");
  fc.assert(
    fc.property(fc.constantFrom(...texts), noise, noise, (text, before, after) => {
      const [plain, noisy] = [readDate(text), readDate(before + text + after)];
      if (noisy.kind === "read" && plain.kind === "read") expect(noisy.date, text).toEqual(plain.date);
      else expect([plain.kind, "refused"], before + text + after).toContain(noisy.kind);
    }),
    { numRuns: 1_000 },
  );
});
