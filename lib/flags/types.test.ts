import { expect, it } from "vitest";
import { flagKinds, flagRules, riskSeverities } from "./types";

it("each word is there once, and a part of a message's or a column's name", () => {
  for (const words of [flagRules, flagKinds, riskSeverities]) {
    expect(new Set(words).size).toBe(words.length);
    for (const word of words) expect(word).toMatch(/^[a-z]+(_[a-z]+)*$/);
  }
});
