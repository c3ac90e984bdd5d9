import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { RecordCount } from "@/app/_data/records";
import type { Figure } from "@/lib/readiness/types";
import countries from "@/messages/en/countries.json";
import shell from "@/messages/en/shell.json";
import words from "@/messages/en/words.json";
import { PillarFigure } from "./pillar-cell";

const unknown: Figure = { value: null, covered: 0, of: 3, reason: "no_record" };
const count: RecordCount = {
  iso3: "KOR",
  kind: "ppa",
  records: 4,
  sites: 3,
  claims: 9,
  steps: [
    { step: "signed", records: 2 },
    { step: "negotiating", records: 1 },
    { step: null, records: 1 },
  ],
};

const textOf = (figure: Figure, of: RecordCount | null) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ countries, shell, words }}>
      <PillarFigure figure={figure} count={of} />
    </NextIntlClientProvider>,
  ).replaceAll(/<[^>]*>/g, "");

it("a column that no record decides says how many there are and how far they have come", () => {
  expect(textOf(unknown, count)).toBe(
    "unknown: what is on record does not decide it4 on record: signed 2, negotiating 1 and 1 more",
  );
});

it("only a kind without any record has nothing on record", () => {
  expect(textOf(unknown, null)).toBe("unknown: nothing on record");
});

it("a figure stands before what it was counted of", () => {
  expect(textOf({ value: 100, covered: 3, of: 3, reason: null }, count)).toContain("1004 on record: signed 2");
});
