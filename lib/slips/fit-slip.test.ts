import { expect, it } from "vitest";
import { seededUniforms } from "@/lib/scoring/seeded-uniforms";
import { fitModels } from "./fit-models";
import { fitSlip } from "./fit-slip";
import { simulatedRows, slipRow } from "./rows.fixture";
import { shippedModels } from "./shipped-models";

const base = shippedModels().slip;

it("recovers a log-logistic world of which a part is cut off", () => {
  const uniform = seededUniforms(7);
  const rows = Array.from({ length: 2500 }, (_, i) => {
    const statedRemainingDays = 30 + Math.round(700 * uniform());
    const p = 0.0001 + 0.9998 * uniform();
    const days = Math.exp(-3 + 1.5 * Math.log(statedRemainingDays + 90) + 0.4 * Math.log(p / (1 - p)));
    const open = days > 900;
    return slipRow({
      project: `p${i}`,
      statedRemainingDays,
      ageDays: Math.round(1500 * uniform()),
      outcome: open ? "open" : "synchronised",
      followedDays: open ? 900 : days,
    });
  });
  const logistic = fitSlip(rows, base, "log-logistic");
  expect(logistic?.slip.hSlope).toBeCloseTo(1.5, 1);
  expect(logistic?.slip.sigma).toBeCloseTo(0.4, 1);
  expect(Math.abs(logistic?.slip.ageSlope ?? 9)).toBeLessThan(0.1);
  expect(logistic?.slip).toMatchObject({ overdue: base.overdue, capRatio: base.capRatio });
  expect(logistic?.logLikelihood).toBeGreaterThan((fitSlip(rows, base)?.logLikelihood ?? 0) + 5);
});

it("takes dates still ahead alone, and is the regression of the whole fit", () => {
  const rows = simulatedRows(150, 2);
  const passed = Array.from({ length: 9 }, (_, i) => slipRow({ project: `late${i}`, statedRemainingDays: -i }));
  const fitted = fitSlip([...rows, ...passed], base);
  expect(fitted).toEqual(fitSlip(rows, base));
  expect(fitted?.rows).toBe(150);
  const { overdue: _, ...regression } = fitModels(rows, shippedModels())?.models.slip ?? base;
  expect(fitted?.slip).toMatchObject(regression);
  expect(fitSlip(passed, base)).toBeNull();
});
