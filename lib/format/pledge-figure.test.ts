import { expect, it } from "vitest";
import { pledgeFigure } from "./pledge-figure";

const none = { low: null, central: null, high: null, unit: null };

it.each([
  [
    { central: 3, low: 2, high: 4 },
    { kind: "exact", value: 3 },
  ],
  [
    { low: 0, high: 4 },
    { kind: "range", low: 0, high: 4 },
  ],
  [{ low: 5 }, { kind: "atLeast", value: 5 }],
  [{ high: 5 }, { kind: "atMost", value: 5 }],
  [
    { high: 50, unit: "percent utilisation (upper bound)" },
    { kind: "exact", value: 50 },
  ],
  [{ unit: "percent" }, null],
] as const)("%o", (stated, figure) => {
  expect(pledgeFigure({ ...none, ...stated })).toEqual(figure);
});
