import { describe, expect, it } from "vitest";
import { AS_OF, claim, indicator } from "@/lib/assessment/site.fixture";
import type { ClaimRecord, IndicatorRecord } from "@/lib/domain/records";
import type { AppealOutcome, Appellant, MilestoneStep } from "@/lib/domain/vocabulary";
import { flagInput, dayFromNow as on, rulesOf } from "../flag-input.fixture";
import { gateBadNews } from "./gate-bad-news";
import { queuePlaceGone } from "./queue-place-gone";

type Of = { appellant?: Appellant; outcome?: AppealOutcome };
const event = (ago: number, of: Of = {}): ClaimRecord => ({
  ...claim("actual", on(-ago), { knownOn: on(-ago) }),
  ...of,
});
type Steps = Partial<Record<MilestoneStep, ClaimRecord[]>>;
const permit = (steps: Steps, key = "zoning") => indicator("permit", steps, { permitType: "zoning", key });
const news = (...indicators: IndicatorRecord[]) => gateBadNews(flagInput(indicators));
const what = (steps: Steps) => news(permit(steps)).map(({ numbers }) => numbers.what);

describe("bad news at a gate", () => {
  it("is a risk while the site is spoken of, and a task once it is silent for a year", () => {
    expect(news(permit({ refused: [event(100)] }))).toMatchObject([
      { rule: "gate_bad_news", kind: "risk", event: "gate:permit", sinceDay: AS_OF - 100, mayBeHigh: true },
    ]);
    expect(rulesOf(gateBadNews, flagInput([permit({ refused: [event(365)] })]))).toEqual(["gate_bad_news"]);
    expect(news(permit({ refused: [event(366)] }))).toMatchObject([
      { rule: "bad_news_silent", kind: "task", mayBeHigh: false },
    ]);
  });

  it("any word on the site ends the silence", () => {
    const land = indicator("land", { agreed: [event(20)] });
    expect(rulesOf(gateBadNews, flagInput([permit({ refused: [event(900)] }), land]))).toEqual(["gate_bad_news"]);
  });

  it.each<[string, Steps]>([
    ["a grant", { refused: [event(200)], granted: [event(100)] }],
    ["a new filing", { refused: [event(200)], filed: [event(100)] }],
    ["a filing after it lapsed", { lapsed: [event(200)], filed: [event(100)] }],
    [
      "a new filing while the sponsor's appeal is pending",
      { refused: [event(300)], appealed: [event(200, { appellant: "sponsor" })], filed: [event(100)] },
    ],
    [
      "an appeal that the sponsor won",
      {
        refused: [event(300)],
        appealed: [event(200, { appellant: "sponsor" })],
        appeal_upheld: [event(100, { appellant: "sponsor" })],
      },
    ],
    [
      "an appeal that its opponent lost",
      {
        granted: [event(300)],
        appealed: [event(200, { appellant: "opponent" })],
        appeal_dismissed: [event(100, { appellant: "opponent" })],
      },
    ],
  ])("is cleared by %s", (_, steps) => {
    expect(what(steps)).toEqual([]);
  });

  it("stands where the answer came before, and after an appeal that the sponsor lost or an opponent won", () => {
    expect(what({ granted: [event(200)], refused: [event(100)] })).toEqual(["refused"]);
    expect(what({ filed: [event(200)], refused: [event(100)] })).toEqual(["refused"]);
    const opposed = event(200, { appellant: "opponent" });
    expect(what({ granted: [event(300)], appealed: [opposed], filed: [event(100)] })).toEqual(["contested"]);
    const lost = { appealed: [event(200, { appellant: "sponsor" })], appeal_dismissed: [event(100)] } satisfies Steps;
    expect(what({ refused: [event(300)], ...lost })).toEqual(["refused"]);
    const won = { appealed: [event(200, { appellant: "opponent" })], appeal_upheld: [event(100)] } satisfies Steps;
    expect(what({ granted: [event(300)], ...won })).toEqual(["refused"]);
  });

  it("an appeal of anybody but the sponsor contests, one of the sponsor keeps the refusal", () => {
    expect(what({ granted: [event(300)], appealed: [event(100, { appellant: "authority" })] })).toEqual(["contested"]);
    expect(what({ suit_filed: [event(100)] })).toEqual(["contested"]);
    expect(what({ refused: [event(300)], appealed: [event(100)] })).toEqual(["refused_appealed"]);
    expect(what({ granted: [event(300)], suit_filed: [event(100, { appellant: "sponsor" })] })).toEqual([]);
  });

  it("may be high where nothing of the kind was granted, or while contested before works begin", () => {
    const works = indicator("works", { started: [event(500)] });
    const high = (...indicators: IndicatorRecord[]) => news(...indicators).map(({ mayBeHigh }) => mayBeHigh);
    const refused = permit({ refused: [event(100)] });
    expect(high(refused, permit({ granted: [event(300)] }, "other"))).toEqual([false]);
    expect(high(refused, works)).toEqual([true]);
    const contested = permit({ suit_filed: [event(100, { appellant: "opponent" })] });
    expect([...high(contested), ...high(contested, works)]).toEqual([true, false]);
  });

  it("works begun since a refusal took another path; works begun before did not", () => {
    const works = (ago: number) => indicator("works", { started: [event(ago)] });
    expect(news(permit({ refused: [event(200)] }), works(100))).toEqual([]);
    expect(news(permit({ refused: [event(200)] }), works(300))).toHaveLength(1);
  });

  it("a halt stands until works are resumed or done; a pause of the site is the same gate", () => {
    const halted = (...more: IndicatorRecord[]) => news(indicator("works", { halted: [event(200)] }), ...more);
    expect(halted()).toMatchObject([{ event: "gate:works", numbers: { what: "halted", path: "resumption" } }]);
    expect(news(indicator("works", { halted: [event(200)], resumed: [event(100)] }))).toEqual([]);
    expect(news(indicator("works", { halted: [event(200)], completed: [event(100)] }))).toEqual([]);
    expect(halted(indicator("site", { paused: [event(150)] })).map(({ numbers }) => numbers.what)).toEqual(["paused"]);
  });

  it("an announcement clears a pause that it surely follows, not one told of the same year", () => {
    const year = claim("actual", "2026", { knownOn: on(-50) });
    const site = (announced: ClaimRecord) => news(indicator("site", { announced: [announced], paused: [event(100)] }));
    expect(site(event(50))).toEqual([]);
    expect(site(year)).toHaveLength(1);
    expect(site(event(200))).toHaveLength(1);
  });

  it("a record of the whole site that holds none of its phases raises nothing", () => {
    const refused = { ...permit({ refused: [event(100)] }), holds: "none" as const };
    const input = flagInput([]);
    expect(gateBadNews({ ...input, site: { ...input.site, indicators: [refused] } })).toEqual([]);
    expect(gateBadNews(flagInput([], { wholeSite: [refused] }))).toMatchObject([{ wholeSiteKey: String(refused.id) }]);
  });

  it("a PPA is no gate of it", () => {
    expect(news(indicator("ppa", { signed: [claim("withdrawn", on(-10), { knownOn: on(-10) })] }))).toEqual([]);
  });
});

describe("queue place gone", () => {
  const grid = (steps: Steps) => rulesOf(queuePlaceGone, flagInput([indicator("grid_interconnect", steps)]));
  const withdrawn = (ago: number) => claim("withdrawn", on(-ago), { knownOn: on(-ago) });

  it("a withdrawn request, reservation or agreement raises it, and a newer one clears it", () => {
    expect(grid({ requested: [event(300), withdrawn(100)] })).toEqual(["queue_place_gone"]);
    expect(grid({ reserved: [withdrawn(100)] })).toEqual(["queue_place_gone"]);
    expect(grid({ requested: [event(300), withdrawn(100), event(50)] })).toEqual([]);
    expect(grid({ reserved: [withdrawn(100)], agreement_signed: [event(50)] })).toEqual([]);
  });

  it("a withdrawn study, or a place never asked for, does not", () => {
    expect(grid({ study_completed: [withdrawn(100)] })).toEqual([]);
    expect(grid({ requested: [event(300)] })).toEqual([]);
  });
});
