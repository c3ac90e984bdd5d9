import { expect, it } from "vitest";
import { gateKinds } from "@/lib/schedule/site-schedule";
import { site } from "../assessment/site.fixture";
import { scheduleModel } from "./schedule-model";

const { model: records } = site([]);

it("takes its classes from the reference classes, without a late tail, and the rest from the starting values", () => {
  const model = scheduleModel(records);
  expect(model).toMatchObject({
    startOfWorksToService: { medianDays: 855, sigma: 0.41 },
    permit: { medianDays: 270, sigma: 0.77 },
    agreement: { medianDays: 827, sigma: 0.903 },
    worksClass: { medianDays: 609, sigma: 0.32 },
    gridClass: { medianDays: 690, sigma: 0.506 },
    laterPhaseGap: { medianDays: 365, sigma: 0.5 },
    ...{ outsideWeight: 0.15, phi: 0.5, kappa: 0.2, farDays: 943 },
  });
  const newer = {
    ...records.classes.local_permit,
    version: 2,
    values: { kind: "lognormal", medianDays: 300, sigma: 0.5 },
  };
  const classes = { ...records.classes, local_permit: { mark: "D" as const, sourceText: "test", ...newer } };
  expect(scheduleModel({ ...records, classes }).permit).toEqual({ medianDays: 300, sigma: 0.5 });
});

it("gives every kind of gate that may bind a share, and leaves room before what must follow it", () => {
  const { shares, phi, kappa, followShare } = scheduleModel(records);
  for (const kind of [...gateKinds, "rest"] as const) if (kind !== "own_power") expect(shares[kind]).toBeGreaterThan(0);
  const reach = phi * (1 - kappa) + kappa;
  for (const share of [kappa, ...Object.values(followShare)]) expect(share).toBeLessThan(reach);
});

it("refuses to go on without a class", () => {
  const { local_permit: _, ...classes } = records.classes;
  expect(() => scheduleModel({ ...records, classes })).toThrow("local_permit");
});
