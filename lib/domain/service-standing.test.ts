import { expect, it } from "vitest";
import { isProbablyInService, overdueDays, serviceStanding } from "./service-standing";

it("is probably in service from half of the draws on, wherever the median lies", () => {
  expect(serviceStanding({ probabilityInService: 0.5, p50Day: 90 }, 100)).toBe("probably");
  expect(serviceStanding({ probabilityInService: 0.77, p50Day: null }, 100)).toBe("probably");
  expect(serviceStanding({ probabilityInService: 0.499, p50Day: 101 }, 100)).toBe("ahead");
});

it("is never ahead once the median has passed: cancelled draws can keep the share under a half", () => {
  expect(serviceStanding({ probabilityInService: 0.46, p50Day: 100 }, 100)).toBe("possibly");
  expect(serviceStanding({ probabilityInService: null, p50Day: 99 }, 100)).toBe("possibly");
  expect(serviceStanding({ probabilityInService: null, p50Day: null }, 100)).toBe("ahead");
});

it("counts only open phases: what was seen in service is no longer probable", () => {
  expect(isProbablyInService({ state: "forecast", inServiceByAsOf: 0.5 })).toBe(true);
  expect(isProbablyInService({ state: "forecast", inServiceByAsOf: 0.49 })).toBe(false);
  expect(isProbablyInService({ state: "forecast", inServiceByAsOf: null })).toBe(false);
  expect(isProbablyInService({ state: "in_service", inServiceByAsOf: 1 })).toBe(false);
  expect(isProbablyInService(null)).toBe(false);
});

it("is overdue from the day after the last announced day on", () => {
  expect([overdueDays(null, 100), overdueDays(100, 100), overdueDays(99, 100)]).toEqual([null, null, 1]);
});
