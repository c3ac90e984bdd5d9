import { expect, it } from "vitest";
import type { Node } from "./network";
import { AS_OF, certain, done, forecastOf, join, site, waitsFor } from "./test-networks";

// Without chance: arithmetic of the links that a person can check. Days are counted from the as-of day.

type Figure = { what: string; because: string; is: number; of: () => number };

const start = (nodes: Node[]) => (forecastOf(site(nodes)).targets[0]?.givenCompletion.p50 ?? Number.NaN) - AS_OF;
const after = (type: "start-start" | "finish-finish" | "finish-start", lagDays: number) => ({
  predecessors: [waitsFor("a", type, lagDays)],
});

const figures: Figure[] = [
  {
    what: "two in a row",
    because: "10 + 20",
    is: 30,
    of: () => start([certain("a", 10), certain("b", 20, after("finish-start", 0))]),
  },
  {
    what: "two in a row with a lag",
    because: "10 + 5 + 20",
    is: 35,
    of: () => start([certain("a", 10), certain("b", 20, after("finish-start", 5))]),
  },
  {
    what: "a start that waits for a start",
    because: "3 + 20; that a takes 10 does not matter",
    is: 23,
    of: () => start([certain("a", 10), certain("b", 20, after("start-start", 3))]),
  },
  {
    what: "a finish that waits for a finish",
    because: "b could end after 10, but not before 30 + 5",
    is: 35,
    of: () => start([certain("a", 30), certain("b", 10, after("finish-finish", 5))]),
  },
  {
    what: "both of two",
    because: "the later of 10 and 20",
    is: 20,
    of: () => start([certain("a", 10), certain("b", 20), join("c", "all-of", ["a", "b"])]),
  },
  {
    what: "one of two",
    because: "the earlier of 10 and 20",
    is: 10,
    of: () => start([certain("a", 10), certain("b", 20), join("c", "any-of", ["a", "b"])]),
  },
  {
    what: "begun 15 days ago, 40 days in all",
    because: "40 − 15",
    is: 25,
    of: () => start([certain("a", 40, { startedOnDay: AS_OF - 15 })]),
  },
  {
    what: "begun 15 days ago, 10 days in all, and still open",
    because: "due, but not before today",
    is: 0,
    of: () => start([certain("a", 10, { startedOnDay: AS_OF - 15 })]),
  },
  {
    what: "not before a day",
    because: "20 + 10",
    is: 30,
    of: () => start([certain("a", 10, { notBeforeDay: AS_OF + 20 })]),
  },
  {
    what: "after what was done a month ago",
    because: "what has not begun begins today at the earliest",
    is: 40,
    of: () => start([done("a", -30), certain("b", 40, after("finish-start", 0))]),
  },
];

it.each(figures)("$what: $is, for $because", ({ is, of }) => {
  expect(of()).toBeCloseTo(is, 9);
});
