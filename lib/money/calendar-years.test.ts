import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addPhaseYears, type PhaseYearsInput } from "./calendar-years";
import { phaseSchedules } from "./phase-schedules";
import { cancelledOn, defaults, onPlan, starts } from "./testing";
import { phaseValuer } from "./valuation";
import { emptyYearSums, fansOf, shareAtLeast, type YearSeries, type YearSums } from "./year-sums";

const dayOf = (date: string) => Date.parse(date) / 86_400_000;
const planStartDay = dayOf("2027-07-01");
const capital = { megawatts: 100, facilityUsd: 1.26e9, acceleratorsUsd: 2.34e9 };
const FIRST_YEAR = 2020;

function phase(change: Partial<PhaseYearsInput>, powerReadyP50Day = planStartDay, asOfDay = planStartDay - 500) {
  const input = { ...onPlan, asOfDay, plan: { startDay: planStartDay, basis: "announced" as const }, powerReadyP50Day };
  const { draw, redeployableShare } = phaseSchedules(input);
  const samples = starts(planStartDay);
  return {
    capital,
    asOfDay,
    planStartDay,
    schedule: draw,
    samples,
    redeployableShare,
    assumptions: defaults,
    factors: null,
    ...change,
  };
}

function sumsOf(input: PhaseYearsInput, years = 60): YearSums {
  const sums = emptyYearSums(FIRST_YEAR, years, input.samples.startDay.length);
  addPhaseYears(sums, input);
  return sums;
}

const cell = (sums: YearSums, series: YearSeries, year: number, draw = 0) =>
  sums.fixed[series][(year - FIRST_YEAR) * sums.draws + draw] ?? Number.NaN;

const total = (sums: YearSums, series: YearSeries, draw = 0) =>
  Array.from({ length: sums.years }, (_, offset) => cell(sums, series, FIRST_YEAR + offset, draw)).reduce(
    (sum, value) => sum + value,
    0,
  );

/** A year is 365 days and a month a twelfth of it: written out, so that nothing of the code under test is its own oracle. */
const YEAR = 365;
const MONTH = 365 / 12;

/** The facility in equal monthly payments in mid-month before the planned start; what is not yet due moves with the schedule. */
function facilityPayments({ capital, assumptions, schedule, planStartDay, asOfDay }: PhaseYearsInput) {
  const { buildMonths } = assumptions;
  return Array.from({ length: buildMonths }, (_, i) => {
    const due = planStartDay - (i + 0.5) * MONTH;
    return { day: due > asOfDay ? due + schedule.facilityShiftDays : due, usd: capital.facilityUsd / buildMonths };
  });
}

/** Days on which machines are bought: on delivery, then life by life, though no earlier than an install time before service. */
function purchaseDays(deliveryDay: number, serviceDay: number, endDay: number, { assumptions }: PhaseYearsInput) {
  const lifeDays = assumptions.acceleratorLifeYears * YEAR;
  const second = Math.max(deliveryDay + lifeDays, serviceDay - assumptions.installDays);
  const days = [deliveryDay];
  for (let renewals = 0; second + renewals * lifeDays < endDay; renewals++) days.push(second + renewals * lifeDays);
  return days;
}

/** One draw, month by month and payment by payment, each split by the calendar. */
function slowly(input: PhaseYearsInput, draw: number) {
  const { capital, schedule, samples, assumptions, redeployableShare } = input;
  const years = new Map<number, Record<YearSeries, number>>();
  const nothing = { energisedMegawatts: 0, revenueUsd: 0, operatingIncomeUsd: 0, capexUsd: 0, cashUsd: 0 };
  const add = (year: number, series: YearSeries, amount: number) => {
    const row = years.get(year) ?? { ...nothing };
    row[series] += amount;
    years.set(year, row);
  };
  const yearAt = (day: number) => new Date(day * 86_400_000).getUTCFullYear();
  const pay = (day: number, usd: number) => {
    add(yearAt(day), "capexUsd", usd);
    add(yearAt(day), "cashUsd", -usd);
  };
  const facility = facilityPayments(input);
  const cancelledDay = samples.cancelledDay[draw] ?? Number.NaN;
  const lifeDays = assumptions.acceleratorLifeYears * YEAR;
  const lifeLeft = (boughtDay: number, day: number) => Math.max(0, 1 - (day - boughtDay) / lifeDays);
  if (cancelledDay !== Infinity) {
    for (const { day, usd } of facility) if (day <= cancelledDay) pay(day, usd);
    if (cancelledDay < schedule.firmFromDay) return years;
    pay(schedule.deliveryDay, capital.acceleratorsUsd);
    const saleDay = Math.max(cancelledDay, schedule.deliveryDay);
    const worth = capital.acceleratorsUsd * redeployableShare * lifeLeft(schedule.deliveryDay, saleDay);
    add(yearAt(saleDay), "cashUsd", worth);
    return years;
  }
  const serviceDay = Math.max(samples.startDay[draw] ?? Number.NaN, schedule.readyDay);
  const endDay = serviceDay + assumptions.evaluationYears * YEAR;
  for (const { day, usd } of facility) pay(day, usd);
  const purchases = purchaseDays(schedule.deliveryDay, serviceDay, endDay, input);
  for (const day of purchases) pay(day, capital.acceleratorsUsd);
  add(yearAt(endDay), "cashUsd", capital.acceleratorsUsd * lifeLeft(purchases.at(-1) ?? Number.NaN, endDay));

  const usdPerMwDay = (usd: number) => (capital.megawatts * usd) / YEAR;
  const bookEnd = serviceDay + assumptions.facilityAccountingLifeYears * YEAR;
  for (let month = 0; month < assumptions.evaluationYears * 12; month++) {
    const [from, to] = [serviceDay + month * MONTH, serviceDay + (month + 1) * MONTH];
    const ramp = assumptions.rampMonths === 0 ? 1 : Math.min(1, (month + 0.5) / assumptions.rampMonths);
    for (let year = yearAt(from); year <= yearAt(to); year++) {
      const [begin, end] = [Math.max(from, dayOf(`${year}-01-01`)), Math.min(to, dayOf(`${year + 1}-01-01`))];
      if (end <= begin) continue;
      const revenue = (end - begin) * usdPerMwDay(assumptions.revenueUsdPerMwYear) * assumptions.utilisation * ramp;
      const opex = (end - begin) * usdPerMwDay(assumptions.opexUsdPerMwYear);
      const machinesUsd =
        ((end - begin) * capital.acceleratorsUsd) / (assumptions.acceleratorAccountingLifeYears * YEAR);
      const bookDays = Math.max(0, Math.min(end, bookEnd) - begin);
      const facilityUsd = (bookDays * capital.facilityUsd) / (assumptions.facilityAccountingLifeYears * YEAR);
      add(year, "revenueUsd", revenue);
      add(year, "operatingIncomeUsd", revenue - opex - machinesUsd - facilityUsd);
      add(year, "cashUsd", revenue - opex);
    }
  }
  for (let year = yearAt(serviceDay); dayOf(`${year}-12-31`) < endDay; year++)
    add(year, "energisedMegawatts", capital.megawatts);
  return years;
}

const anyPhase = fc
  .record({
    delays: fc.array(fc.double({ min: -2500, max: 6000, noNaN: true }), { minLength: 1, maxLength: 12 }),
    cancelled: fc.array(fc.option(fc.double({ min: -900, max: 900, noNaN: true })), { minLength: 12, maxLength: 12 }),
    power: fc.integer({ min: -300, max: 1500 }),
    asOf: fc.integer({ min: -1500, max: 400 }),
    rampMonths: fc.integer({ min: 0, max: 24 }),
    acceleratorLifeYears: fc.constantFrom(1, 3, 4.5, 5, 6),
    evaluationYears: fc.integer({ min: 1, max: 20 }),
    facilityAccountingLifeYears: fc.constantFrom(2.3, 10, 18, 40),
    installDays: fc.integer({ min: 0, max: 400 }),
  })
  .map(({ delays, cancelled, power, asOf, ...lives }) => {
    const samples = starts(...delays.map((delay) => planStartDay + delay));
    for (const [i, day] of cancelled.slice(0, delays.length).entries())
      if (day !== null) samples.cancelledDay[i] = planStartDay + day;
    const assumptions = { ...defaults, ...lives };
    return phase({ samples, assumptions }, planStartDay + power, planStartDay + asOf);
  });

describe("a phase by calendar year", () => {
  it("is what a month-by-month account of each draw gives, to 1e-11 of the capex (4 cents)", () => {
    fc.assert(
      fc.property(anyPhase, (input) => {
        const sums = sumsOf(input, 40);
        for (let draw = 0; draw < sums.draws; draw++) {
          const slow = slowly(input, draw);
          for (let year = FIRST_YEAR; year < FIRST_YEAR + 40; year++) {
            for (const series of Object.keys(sums.fixed) as YearSeries[]) {
              const wanted = slow.get(year)?.[series] ?? 0;
              expect(Math.abs(cell(sums, series, year, draw) - wanted) / 3.6e9).toBeLessThan(1e-11);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("adds up, over all years, to the phase's value at a rate of 0", () => {
    fc.assert(
      fc.property(anyPhase, (input) => {
        const assumptions = { ...input.assumptions, waccPerYear: 0 };
        const sums = sumsOf({ ...input, assumptions });
        const valuer = phaseValuer(input.capital, input, input.schedule, input.redeployableShare, assumptions);
        for (let draw = 0; draw < sums.draws; draw++) {
          const cancelledDay = input.samples.cancelledDay[draw] ?? Number.NaN;
          const value =
            cancelledDay === Infinity
              ? valuer.inService(input.samples.startDay[draw] ?? Number.NaN)
              : valuer.cancelled(cancelledDay);
          const valueUsd = value.facilityUsd + value.acceleratorsUsd + value.marginUsd;
          expect(Math.abs(total(sums, "cashUsd", draw) - valueUsd) / 3.6e9).toBeLessThan(1e-10);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("earns, over all years, each month's revenue once", () => {
    // 18 years of 12 months at 100 MW × $10.5m × 0.8 ÷ 12 = $70m; the ramp of six months takes three of them.
    expect(total(sumsOf(phase({})), "revenueUsd")).toBeCloseTo((18 * 12 - 3) * 70e6, 3);
  });

  it("gives the article's operating income in a full year, machines renewed or not", () => {
    // 100 MW: revenue 840m − opex 110m − 2,340m ÷ 5.5 − 1,260m ÷ 18, over 365 days.
    const sums = sumsOf(phase({}));
    const full = 840e6 - 110e6 - 2340e6 / 5.5 - 1260e6 / 18;
    for (const year of [2029, 2030, 2037]) expect(cell(sums, "operatingIncomeUsd", year)).toBeCloseTo(full, 3);
    expect(cell(sums, "capexUsd", 2032)).toBe(2.34e9);
  });

  it("counts megawatts on the last day of the year", () => {
    const at = (date: string) => cell(sumsOf(phase({ samples: starts(dayOf(date)) })), "energisedMegawatts", 2028);
    expect([at("2028-12-31"), at("2029-01-01"), at("2028-12-30")]).toEqual([100, 0, 100]);
    // Eighteen years of 365 days are over on 2028-12-31, which is then no day of service.
    const past = phase({ schedule: { ...phase({}).schedule, readyDay: 0, deliveryDay: 0 } });
    const lastDays = [0, 1].map((later) => {
      const samples = starts(dayOf("2028-12-31") - 18 * 365 + later);
      return cell(sumsOf({ ...past, samples }), "energisedMegawatts", 2028);
    });
    expect(lastDays).toEqual([0, 100]);
  });

  it("goes on with a phase that is in service already", () => {
    const schedule = { ...phase({}).schedule, readyDay: 0, deliveryDay: dayOf("2018-11-02") };
    const running = phase({ samples: starts(dayOf("2019-01-01")), schedule, planStartDay: dayOf("2019-01-01") });
    const sums = sumsOf(running, 2);
    expect(cell(sums, "revenueUsd", 2020)).toBeCloseTo((840e6 * 366) / 365, 3);
    expect([cell(sums, "capexUsd", 2020), cell(sums, "energisedMegawatts", 2020)]).toEqual([0, 100]);
  });
});

describe("several phases", () => {
  const samples = starts(planStartDay, planStartDay + 400, planStartDay + 800, planStartDay + 1200);

  it("are added draw by draw, and fans are read off the sums", () => {
    const sums = emptyYearSums(FIRST_YEAR, 15, 4);
    addPhaseYears(sums, phase({ samples }));
    addPhaseYears(sums, phase({ samples, capital: { ...capital, megawatts: 50 } }));
    const fans = fansOf(sums, "fixed");
    expect(fans.energisedMegawatts[8]).toEqual({ year: 2028, mean: 75, p10: 0, p50: 0, p90: 150 });
    expect(fans.energisedMegawatts[14]).toEqual({ year: 2034, mean: 150, p10: 150, p50: 150, p90: 150 });
    expect(shareAtLeast(sums, "fixed", "energisedMegawatts", 2028, 150)).toBe(0.5);
    expect(shareAtLeast(sums, "fixed", "revenueUsd", 2034, 1.26e9 - 1)).toBe(1);
    expect(() => shareAtLeast(sums, "fixed", "revenueUsd", 2035, 0)).toThrow(/^year: .*2020 to 2034, got 2035/);
  });

  it("cancelled draws have no megawatts and no revenue", () => {
    const sums = sumsOf(phase({ samples: cancelledOn(planStartDay - 60) }));
    expect([total(sums, "energisedMegawatts"), total(sums, "revenueUsd"), total(sums, "operatingIncomeUsd")]).toEqual([
      0, 0, 0,
    ]);
    expect(total(sums, "capexUsd")).toBeCloseTo(1.26e9 * (16 / 18) + 2.34e9, 3);
    expect(total(sums, "cashUsd")).toBeCloseTo(-1.26e9 * (16 / 18) - 0.8 * 2.34e9, 3);
  });
});

describe("what is refused", () => {
  const adding = (change: Partial<PhaseYearsInput>) => () => sumsOf(phase(change));
  it("names the field, the value and the limit", () => {
    expect(adding({ capital: { ...capital, megawatts: -1 } })).toThrow("capital.megawatts: expected 0 or more, got -1");
    expect(adding({ redeployableShare: 1.5 })).toThrow("redeployableShare: expected 0 to 1, got 1.5");
    expect(adding({ samples: starts(Number.NaN) })).toThrow("samples: expected a finite day in draw 0, got NaN");
    expect(adding({ assumptions: { ...defaults, facilityAccountingLifeYears: 0 } })).toThrow(
      /^assumptions\.facilityAccountingLifeYears: .*>=1/,
    );
    const two = emptyYearSums(2026, 1, 2);
    expect(() => addPhaseYears(two, phase({}))).toThrow("samples.startDay: expected 2 draws, got 1");
    expect(() => emptyYearSums(2026, 0, 1)).toThrow("years: expected a whole number from 1 to 100, got 0");
  });
});
