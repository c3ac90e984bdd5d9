import { expect, it } from "vitest";
import { withNamedSources } from "./named-sources";

const sources: Record<string, { publisher: string; publishedOn?: string }> = {
  "asiatoday-20260213010005030": { publisher: "Asia Today", publishedOn: "2026-02-13" },
  "edu24-marsden": { publisher: "Edu24" },
};

it.each([
  ["40 MW in asiatoday-20260213010005030", "40 MW in Asia Today, 2026-02-13"],
  ["40 MW by Asia Today (asiatoday-20260213010005030).", "40 MW by Asia Today (2026-02-13)."],
  [
    "Blacktown had objected (edu24-marsden); asiatoday-20260213010005030 says why.",
    "Blacktown had objected (Edu24); Asia Today, 2026-02-13 says why.",
  ],
  ["told by Edu24 (edu24-marsden)", "told by Edu24 (undated page)"],
  ["a 24-hour site-plan-appeal", "a 24-hour site-plan-appeal"],
])("%s", (note, expected) => {
  expect(withNamedSources(note, (key) => sources[key])).toBe(expected);
});
