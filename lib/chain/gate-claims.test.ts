import { describe, expect, it } from "vitest";
import type { ClaimRecord, IndicatorRecord } from "@/lib/domain/records";
import type { MilestoneStep } from "@/lib/domain/vocabulary";
import { present } from "@/lib/testing/present";
import { indicator } from "../assessment/site.fixture";
import { gateEvidence } from "./gate-claims";
import { gateShapes } from "./gate-shapes";
import { day, inShort, party, reading, told } from "./schedule.fixture";

const read = (of: IndicatorRecord, at = 0, megawatts: number | null = null, with_ = reading) =>
  gateEvidence(of, present(gateShapes(of)[at]), with_, megawatts);
const permit = (steps: Partial<Record<MilestoneStep, ClaimRecord[]>>) =>
  inShort(read(indicator("permit", steps, { permitType: "building" })));
const sponsor = { appellant: "sponsor" } as const;
const opponent = { appellant: "opponent" } as const;

describe("a permit", () => {
  const filed = [told("actual", "2025-01-10", "2025-01-20")];
  const granted = [told("actual", "2025-06-01", "2025-06-03")];
  const refused = [told("actual", "2025-06-01", "2025-06-03")];

  it("begins with its filing and ends with its grant, each on its own day", () => {
    expect(permit({ granted, filed })).toEqual(["2025-01-20 begun 2025-01-10", "2025-06-03 done 2025-06-01"]);
  });

  it("has begun by a hearing only where nothing shows it better", () => {
    const hearing_set = [told("actual", "2025-03-01", "2025-03-01")];
    expect(permit({ hearing_set })).toEqual(["2025-03-01 begun 2025-03-01"]);
    expect(permit({ filed, hearing_set })).toEqual(["2025-01-20 begun 2025-01-10"]);
  });

  it("that lapses after its grant is refused; a filing given up leaves it open and has begun nothing", () => {
    const lapsed = [told("actual", "2026-01-01", "2026-01-05")];
    expect(permit({ granted, lapsed })).toEqual(["2025-06-03 done 2025-06-01", "2026-01-05 refused"]);
    expect(permit({ filed, lapsed })).toEqual(["2026-01-05 seen_open"]);
  });

  it("is done again where an opponent's appeal is lost, and refused where it is won", () => {
    const appealed = [told("actual", "2025-07-01", "2025-07-02", opponent)];
    const after = ["2025-06-03 done 2025-06-01", "2025-07-02 appealed by opponent"];
    expect(permit({ granted, appealed })).toEqual(after);
    const decided = [told("actual", "2025-12-01", "2025-12-02", opponent)];
    expect(permit({ granted, appealed, appeal_dismissed: decided })).toEqual([...after, "2025-12-02 done 2025-06-01"]);
    expect(permit({ granted, appealed, appeal_upheld: decided })).toEqual([...after, "2025-12-02 refused"]);
  });

  it("is done where the sponsor's appeal is won, begun where it goes back, and refused where it is lost", () => {
    const appealed = [told("actual", "2025-07-01", "2025-07-02", sponsor)];
    const after = ["2025-06-03 refused", "2025-07-02 appealed by sponsor"];
    const decided = (parts: Partial<ClaimRecord>) => [
      told("actual", "2025-12-01", "2025-12-02", { ...sponsor, ...parts }),
    ];
    expect(permit({ refused, appealed, appeal_upheld: decided({}) })).toEqual([...after, "2025-12-02 done 2025-12-01"]);
    expect(permit({ refused, appealed, appeal_upheld: decided({ outcome: "remanded" }) })).toEqual([
      ...after,
      "2025-12-02 begun 2025-12-01",
    ]);
    expect(permit({ refused, appealed, appeal_dismissed: decided({}) })).toEqual([...after, "2025-12-02 refused"]);
  });

  it("takes an appeal of nobody known for that of who had lost", () => {
    const appealed = [told("actual", "2025-07-01", "2025-07-02")];
    expect(permit({ refused, appealed }).at(-1)).toBe("2025-07-02 appealed by sponsor");
    expect(permit({ granted, appealed }).at(-1)).toBe("2025-07-02 appealed by opponent");
  });

  it("is not moved by an older answer that is told later", () => {
    const appeal_upheld = [told("actual", "2025-12-01", "2025-12-02", opponent)];
    const appeal_dismissed = [told("actual", "2025-08-01", "2026-02-01", opponent)];
    expect(permit({ granted, appeal_upheld, appeal_dismissed }).at(-1)).toBe("2025-12-02 refused");
  });

  it("that is told to be granted after the appeal against it was, was granted and is appealed", () => {
    const suit_filed = [told("actual", "2025-07-01", "2025-07-02", opponent)];
    const late = [told("actual", "2025-06-01", "2025-07-10")];
    expect(permit({ granted: late, suit_filed })).toEqual([
      "2025-07-02 appealed by opponent",
      "2025-07-10 done 2025-06-01",
      "2025-07-10 appealed by opponent",
    ]);
  });

  it("is refused once, though the refusal is told after the appeal against it", () => {
    const appealed = [told("actual", "2025-06-01", "2025-06-02", sponsor)];
    expect(permit({ refused, appealed })).toEqual(["2025-06-02 refused", "2025-06-02 appealed by sponsor"]);
  });

  it("is appealed with a stay where works have stood still since", () => {
    const of = indicator(
      "permit",
      { suit_filed: [told("actual", "2025-07-01", "2025-07-02", opponent)] },
      { permitType: "zoning" },
    );
    const stayed = { ...reading, haltedDay: day("2025-08-01") };
    expect(inShort(read(of, 0, null, stayed))).toEqual(["2025-07-02 appealed by opponent, stayed"]);
    expect(inShort(read(of, 0, null, { ...reading, haltedDay: day("2025-06-01") }))).toEqual([
      "2025-07-02 appealed by opponent",
    ]);
  });

  it("reads a refusal known to the month from its first day", () => {
    const told_ = told("actual", "unknown", "2025-06-30", { knownPrecision: "month" });
    expect(permit({ refused: [told_] })).toEqual(["2025-06-01 refused"]);
  });
});

describe("a connection", () => {
  const connection = (steps: Partial<Record<MilestoneStep, ClaimRecord[]>>) => indicator("grid_interconnect", steps);
  const utility = { claimant: party("grid-owner", "utility") };

  it("is an agreement, which begins with the request, and works, which begin with the agreement", () => {
    const of = connection({
      requested: [told("actual", "2025-01-10", "2025-01-20")],
      agreement_signed: [told("actual", "2025-06-01", "2025-06-03")],
    });
    expect(inShort(read(of, 0))).toEqual(["2025-01-20 begun 2025-01-10", "2025-06-03 done 2025-06-01"]);
    expect(inShort(read(of, 1))).toEqual(["2025-06-03 begun 2025-06-01"]);
  });

  it("that is refused, or whose signed agreement ends, is an agreement refused", () => {
    expect(inShort(read(connection({ refused: [told("actual", "2025-06-01", "2025-06-03")] })))).toEqual([
      "2025-06-03 refused",
    ]);
    const agreement_signed = [told("actual", "2025-06-01", "2025-06-03"), told("withdrawn", "unknown", "2026-01-05")];
    expect(inShort(read(connection({ agreement_signed }))).at(-1)).toBe("2026-01-05 refused");
  });

  it("gives the word of its owner as the word of who does the step, and nobody's date that had passed", () => {
    const energised = [
      told("promised", "2027-06-30", "2026-03-01", utility),
      told("estimated", "2027-12-31", "2026-04-01", { claimant: party("mayor") }),
      told("estimated", "2026-01-31", "2026-05-01", { claimant: party("press") }),
    ];
    expect(read(connection({ energised }), 1)).toMatchObject([
      {
        what: "word",
        knownDay: day("2026-03-01"),
        isOfController: true,
        word: { party: "grid-owner", ageYears: 424 / 365.25 },
      },
      { what: "word", isOfController: false, word: { party: "mayor", statedDay: day("2027-12-31") } },
    ]);
  });

  it("lets the party's own word be withdrawn", () => {
    const energised = [
      told("promised", "2027-06-30", "2026-03-01", utility),
      told("withdrawn", "unknown", "2026-06-01", utility),
    ];
    expect(read(connection({ energised }), 1).at(-1)).toEqual({
      what: "word_withdrawn",
      party: "grid-owner",
      knownDay: day("2026-06-01"),
    });
  });

  it("takes the date of its works where nobody gave one of energising", () => {
    const works_completed = [told("promised", "2027-06-30", "2026-03-01", utility)];
    const energised = [told("estimated", "2027-12-31", "2026-03-01", utility)];
    expect(read(connection({ works_completed }), 1)).toHaveLength(1);
    expect(read(connection({ works_completed, energised }), 1)).toMatchObject([
      { word: { statedDay: day("2027-12-31") } },
    ]);
  });

  it("is not done by a part of its megawatts, nor dated by one", () => {
    const part = connection({ energised: [told("actual", "2026-01-01", "2026-01-02", { megawatts: 120 })] });
    expect(inShort(read(part, 1, 600))).toEqual(["2026-01-02 begun 2026-01-01"]);
    expect(inShort(read(part, 1, 120))).toEqual(["2026-01-02 done 2026-01-01"]);
    expect(inShort(read(part, 1, null))).toEqual(["2026-01-02 done 2026-01-01"]);
    const dated = connection({ energised: [told("promised", "2027", "2026-01-02", { megawatts: 120 })] });
    expect(read(dated, 1, 600)).toEqual([]);
  });
});

describe("works", () => {
  const works = (steps: Partial<Record<MilestoneStep, ClaimRecord[]>>) => inShort(read(indicator("works", steps)));

  it("begin, stand still and go on", () => {
    expect(
      works({
        started: [told("actual", "2025-01-10", "2025-01-10")],
        halted: [told("actual", "2025-06-01", "2025-06-03")],
        resumed: [told("actual", "2025-09-01", "2025-09-05")],
      }),
    ).toEqual(["2025-01-10 begun 2025-01-10", "2025-06-03 halted", "2025-09-05 resumed 2025-09-01"]);
  });

  it("have begun on the earliest day told, and a promised start is none", () => {
    const started = [
      told("promised", "2025-06", "2025-01-01"),
      told("actual", "2025-06-10", "2025-06-10"),
      told("actual", "2025-06-20", "2025-07-01"),
      told("actual", "2025-06-05", "2025-08-01"),
    ];
    expect(works({ started })).toEqual(["2025-06-10 begun 2025-06-10", "2025-08-01 begun 2025-06-05"]);
  });

  it("put a look before the news of its day, and news in the order in which it was known", () => {
    expect(
      works({
        completed: [
          told("actual", "2026-02-01", "2026-02-01"),
          told("seen_open", "unknown", "2026-02-01"),
          told("seen_open", "unknown", "2025-12-01"),
        ],
      }),
    ).toEqual(["2025-12-01 seen_open", "2026-02-01 seen_open", "2026-02-01 done 2026-02-01"]);
  });

  it("are not done where a newer estimate takes the inference back", () => {
    const completed = [told("inferred", "2026-02-01", "2026-03-01"), told("estimated", "2026-09-01", "2026-04-01")];
    expect(works({ completed })).toEqual(["2026-04-01 word"]);
  });
});
