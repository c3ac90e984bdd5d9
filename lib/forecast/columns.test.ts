import { describe, expect, it } from "vitest";
import { releaseColumns, takeColumn } from "./columns";
import { forecast } from "./forecast";
import { createStreams } from "./streams";
import { AS_OF, everything, forecastOf, preparedOf } from "./test-networks";

it("hands out a released column again, of the same length and to one taker only", () => {
  const [a, b] = [takeColumn(17), takeColumn(17)];
  expect(a).not.toBe(b);
  expect([a.length, takeColumn(18).length]).toEqual([17, 18]);
  releaseColumns([a, b]);
  const again = [takeColumn(17), takeColumn(17), takeColumn(17)];
  expect(new Set(again).size).toBe(3);
  expect(new Set([a, b, ...again]).size).toBe(3);
  expect(takeColumn(16)).toHaveLength(16);
});

describe("forecasts that use each other's columns", () => {
  const options = { asOf: AS_OF, seed: 1, draws: 64 };
  const other = (k: number) => ({ ...everything(), siteKey: `site ${k}`, operatorKey: `operator ${k}` });

  it("leave the draws of one as they are while others are made", () => {
    const first = forecastOf(everything(), options);
    const copies = first.samples.map(({ startDay, cancelledDay }) => [Array.from(startDay), Array.from(cancelledDay)]);
    for (let k = 0; k < 2; k++) forecastOf(other(k), { ...options, copula: k % 2 ? "student-t4" : "gaussian" });
    expect(first.samples.map(({ startDay, cancelledDay }) => [Array.from(startDay), Array.from(cancelledDay)])).toEqual(
      copies,
    );
    expect(forecastOf(everything(), options)).toEqual(first);
  });

  it("leave those of a prepared one as they are, and its variants come out the same afterwards", () => {
    const prepared = preparedOf(everything(), options);
    const variant = {
      ...everything(),
      nodes: everything().nodes.filter(({ id }) => id !== "second hall" && id !== "second pool"),
    };
    const smaller = { ...variant, targets: variant.targets.slice(0, 1) };
    const before = { answer: prepared.whatIf(smaller), sensitivity: prepared.sensitivity() };
    for (let k = 0; k < 2; k++) {
      forecastOf(other(k), options);
      prepared.whatIf({ ...everything(), zoneKey: `zone ${k}` });
    }
    expect(prepared.whatIf(smaller)).toStrictEqual(before.answer);
    expect(prepared.sensitivity()).toStrictEqual(before.sensitivity);
    expect(before.answer).toStrictEqual({ ok: true, targets: forecastOf(smaller, options).targets });
    expect(prepared.forecast).toEqual(forecastOf(everything(), options));
  });

  it("leave streams that were given as they were, ready for the next", () => {
    const streams = createStreams(1, 64);
    const column = streams.normal("own");
    const numbers = Array.from(column);
    const first = forecast(everything(), options, streams);
    expect(streams.normal("own")).toBe(column);
    for (let k = 0; k < 3; k++) forecast(other(k), options, streams);
    expect(Array.from(column)).toEqual(numbers);
    expect(forecast(everything(), options, streams)).toEqual(first);
    expect(first).toEqual({ ok: true, forecast: forecastOf(everything(), options) });
    expect(() => forecast(everything(), { ...options, seed: 2 }, streams)).toThrow(
      "expected streams of seed 2 and 64 draws, got 1 and 64",
    );
  });
});
