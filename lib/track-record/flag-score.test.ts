import { expect, it } from "vitest";
import { type FlagCase, type ScoredFlag, scoreFlags } from "./flag-score";

const late: ScoredFlag = { rule: "forecast_late", kind: "risk", severity: null };
const due: ScoredFlag = { rule: "due_soon", kind: "task", severity: null };
const cases = (count: number, from: number, flags: ScoredFlag[], isBad: (i: number) => boolean | null): FlagCase[] =>
  Array.from({ length: count }, (_, i) => ({ phase: `${from + i}`, flags, isBad: isBad(i) }));

it("gives precision, base and lift over cases, and n, fires and intervals over phases", () => {
  const stood = cases(40, 0, [late], (i) => i < 30);
  const again = cases(10, 0, [late], () => null);
  const none = cases(60, 100, [], (i) => i < 10);
  const [score] = scoreFlags([...stood, ...again, ...none], [late]);
  expect(score).toMatchObject({ fires: 50, phases: 40, n: 40, precision: 0.75, base: 0.4, verdict: "lift" });
  expect(score?.lift).toBeCloseTo(0.75 / 0.4, 12);
  // Wilson, 30 of 40.
  expect(score?.precisionInterval?.[0]).toBeCloseTo(0.598, 3);
  expect(score?.precisionInterval?.[1]).toBeCloseTo(0.858, 3);
});

it("a phase on three days is one phase: its interval is no narrower", () => {
  const once = cases(30, 0, [late], (i) => i % 2 === 0);
  const other = cases(30, 100, [], (i) => i % 2 === 0);
  const of = (all: FlagCase[]) => scoreFlags(all, [late])[0];
  const [one, three] = [of([...once, ...other]), of([...once, ...once, ...once, ...other, ...other, ...other])];
  expect(three).toMatchObject({ fires: 90, n: 30 });
  expect(three?.precisionInterval).toEqual(one?.precisionInterval);
  expect(three?.liftInterval).toEqual(one?.liftInterval);
});

it("says too few below twenty phases, no lift where the interval holds 1, and a lift below 1", () => {
  const verdictOf = (all: FlagCase[], of = late) => scoreFlags(all, [of])[0]?.verdict;
  expect(verdictOf(cases(19, 0, [late], () => true))).toBe("too few");
  expect(verdictOf([...cases(30, 0, [late], (i) => i < 15), ...cases(30, 50, [], (i) => i < 15)])).toBe("no lift seen");
  expect(verdictOf([...cases(50, 0, [due], (i) => i < 5), ...cases(50, 50, [], (i) => i < 40)], due)).toBe(
    "lift below 1",
  );
});

it("without a decided case nothing is known, and nothing is zero", () => {
  expect(
    scoreFlags(
      cases(3, 0, [late], () => null),
      [late, due],
    ),
  ).toMatchObject([
    { fires: 3, n: 0, precision: null, base: null, lift: null, liftInterval: null, verdict: "too few" },
    { fires: 0, n: 0, precision: null, verdict: "too few" },
  ]);
});
