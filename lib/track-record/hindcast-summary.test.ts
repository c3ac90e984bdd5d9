import { expect, it } from "vitest";
import { firstOf } from "@/lib/testing/present";
import { type HindcastCase, judgePhases, summarizeHindcast, surprises } from "./hindcast-summary";

const NEVER = Number.POSITIVE_INFINITY;
const BY = 200;
/** A phase that serves by the day in the draws marked 1. */
const phase = (name: string, serves: number[], more: Partial<HindcastCase> = {}): HindcastCase => ({
  ...{ site: "Alpha", phase: name, iso3: "USA", statedDay: 150 },
  drawn: {
    serviceDay: Float64Array.from(serves, (one) => (one === 1 ? BY : BY + 1)),
    cancelledDay: Float64Array.from(serves, () => NEVER),
  },
  outcome: { state: "unconfirmed", isServingLoosely: true, isCancelledLoosely: false },
  ...more,
});
const known = (state: "in_service" | "not_yet" | "cancelled"): Pick<HindcastCase, "outcome"> => ({
  outcome: { state, isServingLoosely: state === "in_service", isCancelledLoosely: state === "cancelled" },
});

it("the deviation is of the sum: phases that serve in the same draws spread twice as far as one", () => {
  const [one, other] = [phase("1", [1, 1, 0, 0]), phase("2", [1, 1, 0, 0])];
  const apart = phase("3", [0, 0, 1, 1]);
  const of = (...cases: HindcastCase[]) => firstOf(summarizeHindcast(cases, BY)).service.loose;
  expect(of(one)).toEqual({ phases: 1, expected: 0.5, deviation: 0.5, seen: 1, z: 1 });
  expect(of(one, other)).toEqual({ phases: 2, expected: 1, deviation: 1, seen: 2, z: 1 });
  expect(of(one, apart)).toEqual({ phases: 2, expected: 1, deviation: 0, seen: 2, z: null });
});

it("a loose outcome is not seen strictly, and is not among the known", () => {
  const cases = [phase("1", [1, 0]), phase("2", [1, 0], known("in_service")), phase("3", [1, 0], known("not_yet"))];
  const { states, service } = firstOf(summarizeHindcast(cases, BY));
  expect(states).toEqual({ in_service: 1, not_yet: 1, cancelled: 0, unconfirmed: 1, unknown: 0 });
  expect(service.loose).toMatchObject({ phases: 3, expected: 1.5, seen: 2 });
  expect(service.strict).toMatchObject({ phases: 3, expected: 1.5, seen: 1 });
  expect(service.known).toMatchObject({ phases: 2, expected: 1, seen: 1, z: 0 });
});

it("a draw that is given up serves in none, and counts as cancelled from its day on", () => {
  const ended = phase("1", [1, 1, 1, 1], known("cancelled"));
  const cancelledDay = Float64Array.from([BY, BY + 1, NEVER, NEVER]);
  const { service, cancellation } = firstOf(
    summarizeHindcast([{ ...ended, drawn: { ...ended.drawn, cancelledDay } }], BY),
  );
  expect(service.known.expected).toBe(0.5);
  expect(cancellation.known).toMatchObject({ expected: 0.25, seen: 1 });
});

it("is by date passed or ahead, and by economy from ten phases on", () => {
  const many = Array.from({ length: 10 }, (_, i) => phase(`${i}`, [1, 0]));
  const cases = [
    ...many,
    phase("x", [1, 0], { iso3: "CHN", statedDay: BY }),
    phase("y", [0, 0], { statedDay: BY + 1, iso3: null }),
  ];
  const lines = summarizeHindcast(cases, BY).map(({ name, service }) => [name, service.loose.phases]);
  expect(lines).toEqual([
    ...[
      ["all", 12],
      ["date passed", 11],
      ["date ahead", 1],
      ["USA", 10],
    ],
  ]);
  expect(summarizeHindcast([], BY)[0]?.service.known).toEqual({
    phases: 0,
    expected: 0,
    deviation: 0,
    seen: 0,
    z: null,
  });
});

it("the least expected of the known outcomes come first; what is not known surprises nobody", () => {
  const cases = [
    phase("due", [0, 0, 0, 0]),
    phase("as expected", [1, 1, 1, 0], known("in_service")),
    phase("early", [1, 0, 0, 0], known("in_service")),
    phase("late", [1, 1, 0, 0], known("not_yet")),
  ];
  const found = surprises(judgePhases(cases, BY)).map(({ phase: name, probability }) => [name, probability]);
  expect(found).toEqual([
    ["early", 0.25],
    ["late", 0.5],
    ["as expected", 0.75],
  ]);
});
