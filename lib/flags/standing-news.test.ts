import { describe, expect, it } from "vitest";
import { AS_OF, claim, indicator } from "@/lib/assessment/site.fixture";
import type { ClaimRecord, IndicatorRecord } from "@/lib/domain/records";
import type { AppealOutcome, Appellant, IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";
import { flagInput, happened, dayFromNow as on, said } from "./flag-input.fixture";
import { standingNews } from "./standing-news";

type Of = { appellant?: Appellant; outcome?: AppealOutcome };
type Steps = Partial<Record<MilestoneStep, ClaimRecord[]>>;
const event = (ago: number, of: Of = {}): ClaimRecord => ({ ...happened(ago), ...of });
const permit = (steps: Steps, key = "zoning") => indicator("permit", steps, { permitType: "zoning", key });
const newsOf = (...indicators: IndicatorRecord[]) => standingNews(flagInput(indicators));
const what = (...indicators: IndicatorRecord[]) => newsOf(...indicators).map((news) => news.what);

describe("what stands at a gate", () => {
  it.each<[string, IndicatorKind, MilestoneStep, string]>([
    ["a permit refused", "permit", "refused", "permit"],
    ["a permit that lapsed", "permit", "lapsed", "permit"],
    ["a right to water refused", "water_right", "refused", "water_right"],
    ["a connection refused", "grid_interconnect", "refused", "grid_interconnect"],
    ["land refused", "land", "refused", "land"],
    ["works halted", "works", "halted", "works"],
    ["a site paused", "site", "paused", "site"],
  ])("%s", (_, kind, step, gate) => {
    const told = event(80);
    expect(newsOf(indicator(kind, { [step]: [told] }))).toEqual([
      {
        ...{ kind, gate, what: step, day: AS_OF - 80, claim: told },
        ...{ wholeSiteKey: null, isElsewhereGranted: false },
      },
    ]);
  });

  it("only what has happened: neither an expected refusal nor one taken back", () => {
    expect(newsOf(permit({ refused: [said("estimated", 20, 80)] }))).toEqual([]);
    expect(newsOf(permit({ refused: [said("withdrawn", -80, 80)] }))).toEqual([]);
  });

  it("the newest of a gate, whatever the order of the records", () => {
    const [first, second] = [event(200), event(100)];
    expect(newsOf(permit({ lapsed: [second], refused: [first] }))).toMatchObject([{ what: "lapsed", claim: second }]);
    expect(newsOf(permit({ refused: [first], lapsed: [second] }))).toMatchObject([{ what: "lapsed", claim: second }]);
  });

  it("names the record of the whole site, and of no other", () => {
    const refused = permit({ refused: [event(80)] });
    const land = indicator("land", { agreed: [event(300)] });
    const keyOf = (own: IndicatorRecord[], wholeSite: IndicatorRecord[]) =>
      standingNews(flagInput(own, { wholeSite })).map(({ wholeSiteKey }) => wholeSiteKey);
    expect(keyOf([], [land, refused])).toEqual([String(refused.id)]);
    expect(keyOf([refused], [land])).toEqual([null]);
  });
});

describe("which records are one gate", () => {
  it("a filing and its numbered successors", () => {
    const pair = (one: string, two: string) => [
      permit({ refused: [event(200)] }, one),
      permit({ deferred: [event(150)], refused: [event(100)] }, two),
    ];
    expect(newsOf(...pair("zoning", "zoning-2"))).toHaveLength(1);
    expect(newsOf(...pair("zoning-2", "zoning-12"))).toHaveLength(1);
    expect(newsOf(...pair("zoning", "air"))).toHaveLength(2);
    expect(newsOf(...pair("zoning-2-north", "zoning-2-south"))).toHaveLength(2);
    expect(newsOf(...pair("zoning-2-north", "zoning-north"))).toHaveLength(2);
    expect(newsOf(...pair("zoning-north", "zoning"))).toHaveLength(2);
  });

  it("the works and the standing of a site, but no permit", () => {
    const site = indicator("site", { paused: [event(200)] });
    expect(what(indicator("works", { halted: [event(100)] }), site)).toEqual(["halted"]);
    expect(what(indicator("works", { halted: [event(300)], resumed: [event(100)] }), site)).toEqual([]);
    expect(what(permit({ refused: [event(100)] }), site).sort()).toEqual(["paused", "refused"]);
    expect(what(indicator("site", { paused: [event(200)], resumed: [event(100)] }))).toEqual([]);
  });
});

describe("what clears it", () => {
  it("only a later answer or filing of the kind, not one of the same day or of another kind", () => {
    const refused = permit({ refused: [event(200)] });
    const answered = (steps: Steps) => what(refused, permit(steps, "air"));
    expect(answered({ filed: [event(200)] })).toEqual(["refused"]);
    expect(answered({ filed: [event(199)] })).toEqual([]);
    expect(answered({ granted: [event(200)] })).toEqual(["refused"]);
    expect(answered({ granted: [event(199)] })).toEqual([]);
    expect(answered({ hearing_set: [event(100)] })).toEqual(["refused"]);
    expect(what(refused, indicator("land", { agreed: [event(100)] }))).toEqual(["refused"]);
  });

  it("works begun since, of a refused or lapsed permit alone", () => {
    const works = (ago: number) => indicator("works", { started: [event(ago)] });
    expect(what(permit({ lapsed: [event(200)] }), works(199))).toEqual([]);
    expect(what(permit({ refused: [event(200)] }), works(200))).toEqual(["refused"]);
    expect(what(permit({ suit_filed: [event(200)] }), works(100))).toEqual(["contested"]);
    expect(what(indicator("grid_interconnect", { refused: [event(200)] }), works(100))).toEqual(["refused"]);
    expect(what(indicator("site", { paused: [event(200)] }), works(100))).toEqual(["paused"]);
  });

  it("an agreement or a new request at the grid, land that was agreed or closed", () => {
    const grid = (steps: Steps) => what(indicator("grid_interconnect", { refused: [event(200)], ...steps }));
    expect(grid({ agreement_signed: [event(100)] })).toEqual([]);
    expect(grid({ requested: [event(100)] })).toEqual([]);
    expect(grid({ study_completed: [event(100)] })).toEqual(["refused"]);
    const land = (steps: Steps) => what(indicator("land", { lapsed: [event(200)], ...steps }));
    expect([land({ agreed: [event(100)] }), land({ closed: [event(100)] }), land({})]).toEqual([[], [], ["lapsed"]]);
  });

  it("tells whether something of the kind was granted, before or since", () => {
    const elsewhere = (...indicators: IndicatorRecord[]) =>
      newsOf(permit({ refused: [event(100)] }), ...indicators).map((news) => news.isElsewhereGranted);
    expect(elsewhere(permit({ granted: [event(300)] }, "air"))).toEqual([true]);
    expect(elsewhere(permit({ filed: [event(300)] }, "air"))).toEqual([false]);
    expect(elsewhere(indicator("water_right", { granted: [event(300)] }))).toEqual([false]);
  });
});

describe("appeals", () => {
  const of = (steps: Steps) => what(permit(steps));
  const refused = [event(400)];

  it("of an opponent or an authority contest also what was refused; of the sponsor, or nobody said, keep it", () => {
    const appealed = (appellant?: Appellant) => of({ refused, appealed: [event(300, appellant ? { appellant } : {})] });
    expect(appealed("opponent")).toEqual(["contested"]);
    expect(appealed("authority")).toEqual(["contested"]);
    expect(appealed("sponsor")).toEqual(["refused_appealed"]);
    expect(appealed()).toEqual(["refused_appealed"]);
    expect(of({ granted: refused, suit_filed: [event(300, { appellant: "opponent" })] })).toEqual(["contested"]);
  });

  it("end as they were begun where the end does not say whose they were", () => {
    const ended = (begun: "appealed" | "suit_filed", appellant: Appellant, end: "appeal_upheld" | "appeal_dismissed") =>
      of({ refused, [begun]: [event(300, { appellant })], [end]: [event(200)] });
    expect(ended("appealed", "sponsor", "appeal_upheld")).toEqual([]);
    expect(ended("suit_filed", "sponsor", "appeal_upheld")).toEqual([]);
    expect(ended("suit_filed", "sponsor", "appeal_dismissed")).toEqual(["refused"]);
    expect(ended("appealed", "opponent", "appeal_upheld")).toEqual(["refused"]);
    expect(ended("appealed", "authority", "appeal_dismissed")).toEqual([]);
    expect(of({ refused, appealed: [event(300)], appeal_upheld: [event(200)] })).toEqual([]);
    expect(of({ refused, appeal_upheld: [event(200)] })).toEqual([]);
    expect(of({ granted: refused, appeal_upheld: [event(200)] })).toEqual(["refused"]);
  });

  it("a second one is the same party's where it does not say whose it is", () => {
    const appealed = [event(300, { appellant: "opponent" }), event(250)];
    expect(of({ granted: refused, appealed, appeal_dismissed: [event(200)] })).toEqual([]);
    expect(of({ granted: refused, appealed })).toEqual(["contested"]);
  });

  it("that were settled leave nothing; that were lost leave the refusal", () => {
    const dismissed = (outcome: Of) =>
      of({ refused, appealed: [event(300, { appellant: "sponsor" })], appeal_dismissed: [event(200, outcome)] });
    expect([dismissed({ outcome: "settled" }), dismissed({})]).toEqual([[], ["refused"]]);
  });

  it("begin before they end, and follow the refusal, also where all are told of one day", () => {
    const upheld = event(300, { appellant: "sponsor" });
    const lost = event(300);
    expect(of({ appeal_upheld: [upheld], appealed: [event(300)], refused: [lost] })).toEqual([]);
    const dismissed = event(300, { appellant: "opponent" });
    const suit = event(300, { appellant: "opponent" });
    expect(of({ appeal_dismissed: [dismissed], suit_filed: [suit] })).toEqual([]);
  });
});

describe("events of one day", () => {
  it("an announcement comes first", () => {
    const paused = event(100);
    expect(what(indicator("site", { paused: [paused], announced: [event(100)] }))).toEqual(["paused"]);
    expect(what(indicator("site", { announced: [event(100)], paused: [paused] }))).toEqual(["paused"]);
  });

  it("are in the order in which they were known, then that of the records", () => {
    const day = on(-100);
    const known = (ago: number) => claim("actual", day, { knownOn: on(-ago) });
    const [early, late] = [known(90), known(50)];
    const of = (steps: Steps) => what(indicator("works", steps));
    expect(of({ resumed: [late], halted: [early] })).toEqual([]);
    expect(of({ halted: [late], resumed: [early] })).toEqual(["halted"]);
    const [first, second] = [known(90), known(90)];
    expect(of({ resumed: [second], halted: [first] })).toEqual([]);
    expect(of({ halted: [second], resumed: [first] })).toEqual(["halted"]);
  });

  it("an announcement of the month that began with the pause says nothing of it; one with no first day counts as told", () => {
    const site = (announced: ClaimRecord) =>
      what(
        indicator("site", {
          paused: [claim("actual", "2026-08-01", { knownOn: "2026-08-01" })],
          announced: [announced],
        }),
      );
    expect(site(claim("actual", "2026-08", { knownOn: "2026-09-10" }))).toEqual(["paused"]);
    expect(site(claim("actual", "2026-09", { knownOn: "2026-10-10" }))).toEqual([]);
    expect(site(claim("actual", "by 2026-08-01", { knownOn: "2026-09-10" }))).toEqual(["paused"]);
    expect(site(claim("actual", "by 2026-08", { knownOn: "2026-09-10" }))).toEqual([]);
  });
});
