import fc from "fast-check";
import { expect, it } from "vitest";
import { anyRecords } from "@/lib/assessment/any-records.fixture";
import type { SiteRecords } from "@/lib/domain/records";
import { locales } from "@/lib/domain/vocabulary";
import { brokenFlags, evaluated } from "@/lib/evaluation/flag-properties.fixture";
import type { FlagLine, RaisedFlag } from "@/lib/flags/types";
import { FlagAsk } from "./flag-sentence";
import { inWords, unfit } from "./in-words.fixture";

/** Sites are drawn in lots, so that a number always gives the same site and a lot has small and large ones. */
const LOT = 250;
/** Which sites, by number; `npm run trials -- flags` asks for ten thousand. */
const [from = 0, to = 10] = (process.env.FLAG_SITES ?? "").split("-").filter(Boolean).map(Number);

function* sites(): Generator<[number, SiteRecords]> {
  for (let lot = Math.floor(from / LOT); lot * LOT < to; lot += 1) {
    const drawn = fc.sample(anyRecords, { seed: lot, numRuns: LOT });
    for (const [place, site] of drawn.entries()) {
      const number = lot * LOT + place;
      if (number >= from && number < to) yield [number, site];
    }
  }
}

/** What is wrong with a flag in words: no number in its sentence, a gap in it or in what it asks for. */
const wrongWords = ({ rule, numbers }: RaisedFlag | FlagLine): string[] =>
  locales.flatMap((locale) => {
    const sentence = inWords(locale, rule, numbers);
    const ask = inWords(locale, rule, numbers, FlagAsk);
    const isFit = /\d/.test(sentence) && !unfit.test(sentence) && !unfit.test(ask);
    return isFit ? [] : [`${rule}, ${locale}: ${sentence} ${ask}`];
  });

it("no flag on any site is without its reason in numbers, in both languages", () => {
  const wrong: string[] = [];
  let raised = 0;
  for (const [number, site] of sites()) {
    const evaluation = evaluated(site);
    const said = evaluation.flags.flatMap((flag) => [flag, ...flag.lines]);
    raised += said.length;
    const found = [...brokenFlags(site, evaluation), ...said.flatMap(wrongWords)];
    wrong.push(...found.map((problem) => `site ${number}: ${problem}`));
  }
  expect(wrong).toEqual([]);
  expect(raised).toBeGreaterThan((to - from) / 2);
});
