import { describe, expect, it } from "vitest";
import { formatPartialDate } from "@/lib/format/dates";
import { readVectors } from "@/test-data/read-test-data";
import { readDate } from "./read-date";
import type { DateContext, DateReading } from "./types";

type Row = [text: string, ...rest: (string | null)[]];
type Form = { form: string; context?: DateContext; texts: Row[] };
const { forms } = readVectors<{ forms: Form[] }>("dates-as-written");
const texts = forms.flatMap(({ texts }) => texts);

/** A reading in the shape of a row of the corpus. */
function asRow(text: string, reading: DateReading): Row {
  switch (reading.kind) {
    case "read":
      return [text, reading.date.earliestOn, reading.date.latestOn, reading.date.precision];
    case "unknown":
      return [text, "unknown"];
    case "ambiguous":
      return [text, "asks", reading.question];
    case "refused":
      return [text, "refused", reading.reason, reading.part];
  }
}

describe.each(forms)("$form", ({ context, texts }) => {
  it.each(texts)("%s", (text, ...expected) => {
    expect(asRow(text, readDate(text, context))).toEqual([text, ...expected]);
  });
});

describe("the corpus", () => {
  it("has 120 texts and more, a third of them Korean, and nine in ten are read", () => {
    const korean = texts.filter(([text]) => /[가-힣]|^['‘]\d\d/.test(text));
    const open = texts.filter(([, result]) => result === "asks" || result === "refused");
    expect(texts.length).toBeGreaterThanOrEqual(120);
    expect(korean.length).toBeGreaterThanOrEqual(texts.length / 3 - 1);
    expect(open.length).toBeLessThanOrEqual(texts.length / 10);
  });

  it("is read back in words as the same days, in both languages, and as the text that is kept", () => {
    for (const { context, texts } of forms)
      for (const [text] of texts) {
        const reading = readDate(text, context);
        const readings = reading.kind === "read" ? [reading] : reading.kind === "ambiguous" ? reading.readings : [];
        for (const { date, canonical } of readings) {
          for (const words of [formatPartialDate(date, "en"), formatPartialDate(date, "ko"), canonical])
            expect(readDate(words ?? ""), `${text} → ${words}`).toMatchObject({ kind: "read", date });
        }
      }
  });
});
