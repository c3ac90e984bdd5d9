import { describe, expect, it } from "vitest";
import { claim, indicator, today } from "@/lib/flags/records.fixture";
import { standingAnswer } from "./standing-answer";

const before = claim(1, "actual", today - 300);
const later = (parts: Parameters<typeof claim>[3] = {}) => claim(2, "actual", today - 200, parts);
const of = (steps: Parameters<typeof indicator>[2]) => standingAnswer(indicator(7, "permit", steps));

describe("standingAnswer", () => {
  it("is the newest answer, an appeal by who made it or else by who had lost", () => {
    expect(of({ refused: [before] })).toBe("refused");
    expect(of({ refused: [before], appealed: [later()] })).toBe("refused_appealed");
    expect(of({ granted: [before], suit_filed: [later()] })).toBe("grant_appealed");
    expect(of({ appealed: [later({ appellant: "authority" })] })).toBe("grant_appealed");
    expect(of({ appealed: [before], appeal_dismissed: [later({ appellant: "sponsor" })] })).toBe("refused");
  });

  it("is none without an answer, after a grant, and where it was sent back", () => {
    expect(standingAnswer(null)).toBeNull();
    expect(of({ filed: [before] })).toBeNull();
    expect(of({ refused: [before], granted: [later()] })).toBeNull();
    expect(of({ refused: [before], appeal_upheld: [later({ outcome: "remanded" })] })).toBeNull();
    expect(of({ refused: [claim(3, "promised", today + 30)] })).toBeNull();
  });
});
