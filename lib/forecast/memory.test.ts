import { describe, expect, it } from "vitest";
import { forecast } from "./forecast";
import { at, takeMemory } from "./memory";
import { createStreams } from "./streams";
import { AS_OF, everything, forecastOf } from "./test-networks";

it("hands out a released column again, to one taker only", () => {
  const memory = takeMemory(17, 8);
  const [a, b] = [memory.takeColumn(), memory.takeColumn()];
  expect(a).not.toBe(b);
  expect([a.length, memory.takeWords().length]).toEqual([17, 17]);
  memory.release([a, b]);
  const again = [memory.takeColumn(), memory.takeColumn(), memory.takeColumn()];
  expect(new Set([...again, a, b]).size).toBe(3);
  const words = memory.takeWords();
  memory.releaseWords([words]);
  expect(memory.takeWords()).toBe(words);
  memory.end();
});

it("keeps columns and words apart, whatever their length", () => {
  for (const draws of [1, 2, 3, 64, 1000, 1024, 4096]) {
    const memory = takeMemory(draws, 12);
    const columns = [memory.takeColumn(), memory.takeColumn(), memory.takeColumn()] as const;
    const words = [memory.takeWords(), memory.takeWords()] as const;
    // A whole vector beyond the end of each does not reach the next.
    for (const [k, column] of columns.entries()) memory.kernel.fill(at(column), k, draws);
    for (const [k, one] of words.entries()) memory.kernel.philoxWords(at(one), k, 0, 0, draws);
    for (const [k, column] of columns.entries()) expect(new Set(column)).toEqual(new Set([k]));
    const first = Array.from(words[0]);
    memory.kernel.philoxWords(at(words[1]), 5, 0, 0, draws);
    expect(Array.from(words[0])).toEqual(first);
    expect(at(columns[1], 2) - at(columns[1])).toBe(16);
    memory.end();
  }
});

it("goes to one owner only, however often its end is called", () => {
  const memory = takeMemory(64, 8);
  memory.end();
  memory.end();
  const [one, other] = [takeMemory(64, 8), takeMemory(64, 8)];
  const [a, b] = [one.takeColumn(), other.takeColumn()];
  a.fill(1);
  b.fill(2);
  expect(new Set(a)).toEqual(new Set([1]));
  one.end();
  other.end();
});

it("refuses more columns than it was made for, once they are used up", () => {
  const memory = takeMemory(16_384, 4);
  expect(() => {
    for (let k = 0; k < 1000; k++) memory.takeColumn();
  }).toThrow("expected no more than 4 columns of 16384 draws");
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

  it("refuse streams cut into other replicates, and take those of as many or of an unsaid number", () => {
    const cut = createStreams(1, 64, 4);
    expect(() => forecast(everything(), { ...options, replicates: 8 }, cut)).toThrow("expected streams of seed 1");
    expect(forecast(everything(), { ...options, replicates: 4 }, cut).ok).toBe(true);
    expect(forecast(everything(), options, cut).ok).toBe(true);
  });
});
