import { describe, expect, it } from "vitest";
import { positionsOf } from "./grid";
import { hashKey } from "./key-hash";
import { at } from "./memory";
import { normalCdf, normalQuantile } from "./normal";
import { philox4x32 } from "./philox";
import { createStreams, LEADING_DIMENSION } from "./streams";
import { correlation, mean } from "./test-networks";

/** Which of `count` equally likely strata each score lies in. */
function strataOf(scores: Float64Array, count: number): number[] {
  return Array.from(scores, (z) => Math.floor(normalCdf(z) * count));
}

describe("keys", () => {
  it("are hashed to the same two words for ever", () => {
    expect(hashKey([])).toEqual([2041744542, 3499434018]);
    expect(hashKey(["a"])).toEqual([1747067861, 3683852147]);
    expect(hashKey(["duration", "site", "grid"])).toEqual([2966948381, 2089385836]);
    expect(hashKey(["duration", "site grid"])).toEqual([2942144777, 624318270]);
  });

  it("address Philox's blocks: one word goes into the counter, the other into the key", () => {
    const [keyWord, counterWord] = hashKey(["x", "y"]);
    const block = new Uint32Array(4);
    philox4x32(block, 3, counterWord, 0, 0, 9, keyWord);
    const { uniform, normal } = createStreams(9, 16);
    for (let lane = 0; lane < 4; lane++) {
      const share = ((block[lane] as number) + 0.5) / 2 ** 32;
      expect(uniform("x", "y")[12 + lane]).toBe(share);
      expect(Math.abs((normal("x", "y")[12 + lane] as number) - normalQuantile(share))).toBeLessThan(1e-8);
    }
  });
});

describe("plain columns", () => {
  it("are the same for a key, others for another key or seed, and a longer one's beginning", () => {
    const { uniform, normal } = createStreams(1, 8);
    expect(uniform("a")).toBe(uniform("a"));
    expect(uniform("a")).toEqual(createStreams(1, 8).uniform("a"));
    expect(uniform("a")).not.toEqual(uniform("b"));
    expect(uniform("a", "b")).not.toEqual(uniform("ab"));
    expect(uniform("a")).not.toEqual(createStreams(2, 8).uniform("a"));
    expect(normal("a")).toBe(normal("a"));
    expect(normal("a")[0]).not.toBe(uniform("a")[0]);
    for (const draws of [1, 2]) {
      const short = createStreams(1, draws).uniform("a");
      expect(Array.from(short)).toEqual(Array.from(uniform("a").subarray(0, draws)));
    }
  });

  it("are uniform, and standard normal", () => {
    const { uniform, normal } = createStreams(3, 4096);
    const shares = uniform("u");
    expect(shares.every((u) => u > 0 && u < 1)).toBe(true);
    expect(Math.abs(mean(shares) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 4096));
    const scores = normal("n");
    expect(Math.abs(mean(scores))).toBeLessThan(4 / 64);
    expect(Math.abs(mean(scores.map((z) => z * z)) - 1)).toBeLessThan((4 * Math.SQRT2) / 64);
  });
});

describe("even columns", () => {
  it("come in eight replicates from 64 draws on, each of which hits every stratum once", () => {
    expect([1, 32, 64, 512].map((draws) => createStreams(1, draws).replicates)).toEqual([1, 1, 8, 8]);
    const { even } = createStreams(1, 512);
    for (const slot of [0, 1, 17, 63]) {
      const column = even(slot, { name: ["site", "s"] }, "node");
      const replicates = Array.from({ length: 8 }, (_, r) => column.subarray(r * 64, (r + 1) * 64));
      for (const one of replicates) expect(new Set(strataOf(one, 64)).size).toBe(64);
      // Scrambled again: no two replicates hold the same numbers.
      expect(new Set(replicates.map((one) => Array.from(one).sort().join())).size).toBe(8);
      // In an order of chance: nothing of the sequence shows.
      expect(Math.abs(correlation(column.subarray(0, 511), column.subarray(1)))).toBeLessThan(4 / Math.sqrt(511));
    }
    const few = createStreams(1, 32).even(5, { name: ["site", "s"] }, "node");
    expect(new Set(strataOf(few, 32)).size).toBe(32);
    expect(createStreams(1, 1).even(5, { name: ["site", "s"] }, "node")).toHaveLength(1);
  });

  it("of one order fill every elementary rectangle of their plane once", () => {
    const { even } = createStreams(4, 512);
    const a = even(0, { name: ["site", "s"] }, "a");
    const b = even(1, { name: ["site", "s"] }, "b");
    for (let across = 0; across <= 6; across++) {
      const [columns, rows] = [2 ** across, 2 ** (6 - across)];
      const cells = strataOf(a, columns).map((x, d) => `${d >> 6}: ${x}, ${strataOf(b.subarray(d, d + 1), rows)[0]}`);
      expect(new Set(cells).size).toBe(512);
    }
  });

  it("of different orders are independent, also at the same slot", () => {
    const { even } = createStreams(1, 16_384);
    const columns = [
      even(3, { name: ["site", "one"] }, "a"),
      even(3, { name: ["site", "two"] }, "a"),
      even(8, { name: ["site", "three"] }, "a"),
    ];
    for (const [i, j] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const)
      expect(Math.abs(correlation(columns[i] as Float64Array, columns[j] as Float64Array))).toBeLessThan(0.02);
  });

  it("are set by seed, slot, order and key, and kept", () => {
    const streams = createStreams(1, 64);
    const column = streams.even(2, { name: ["site", "s"] }, "a");
    expect(streams.even(2, { name: ["site", "s"] }, "a")).toBe(column);
    expect(createStreams(1, 64).even(2, { name: ["site", "s"] }, "a")).toEqual(column);
    expect(streams.even(3, { name: ["site", "s"] }, "a")).not.toEqual(column);
    expect(streams.even(2, { name: ["site", "t"] }, "a")).not.toEqual(column);
    expect(streams.even(2, { name: ["site", "s"] }, "b")).not.toEqual(column);
    expect(createStreams(2, 64).even(2, { name: ["site", "s"] }, "a")).not.toEqual(column);
  });

  it("never hang on what was asked before", () => {
    const { even } = createStreams(1, 64);
    even(9, { name: ["site", "s"] }, "first");
    even(2, { name: ["site", "other"] }, "second");
    expect(even(2, { name: ["site", "s"] }, "a")).toEqual(createStreams(1, 64).even(2, { name: ["site", "s"] }, "a"));
  });
});

describe("an order that follows another", () => {
  const leader = ["operator", "o"];
  const order = (siteKey: string) => ({ name: ["site", siteKey], follows: leader });

  it("is as even, and fills its plane with the leader's leading dimension evenly too", () => {
    const { even } = createStreams(4, 512);
    const lead = even(LEADING_DIMENSION, { name: leader }, ...leader);
    const own = even(1, order("s"), "site factor");
    for (let r = 0; r < 8; r++) {
      const rows = Array.from({ length: 64 }, (_, i) => r * 64 + i);
      const part = (column: Float64Array, count: number) => strataOf(column.subarray(r * 64, (r + 1) * 64), count);
      expect(new Set(part(own, 64)).size).toBe(64);
      const [x, y] = [part(lead, 8), part(own, 8)];
      expect(new Set(rows.map((_, i) => `${x[i]} ${y[i]}`)).size).toBe(64);
    }
  });

  it("leaves two followers of one leader independent of each other", () => {
    const { even } = createStreams(1, 16_384);
    const columns = ["one", "two"].map((key) => even(1, order(key), "site factor"));
    expect(Math.abs(correlation(columns[0] as Float64Array, columns[1] as Float64Array))).toBeLessThan(0.02);
    const lead = even(LEADING_DIMENSION, { name: leader }, ...leader);
    expect(Math.abs(correlation(columns[0] as Float64Array, lead))).toBeLessThan(0.02);
  });
});

describe("replicates", () => {
  it("can be asked for: each hits its own strata", () => {
    const { even, replicates } = createStreams(1, 128, 2);
    expect(replicates).toBe(2);
    const column = even(3, { name: ["site", "s"] }, "a");
    for (const part of [column.subarray(0, 64), column.subarray(64)]) expect(new Set(strataOf(part, 64)).size).toBe(64);
    const whole = createStreams(1, 128, 1).even(3, { name: ["site", "s"] }, "a");
    expect(new Set(strataOf(whole, 128)).size).toBe(128);
  });
});

it("even uniforms are the shares of the even scores", () => {
  const streams = createStreams(1, 64);
  const shares = streams.evenUniform(2, { name: ["site", "s"] }, "a");
  const scores = streams.even(2, { name: ["site", "s"] }, "a");
  expect(shares.every((u, d) => Math.abs(u - normalCdf(scores[d] as number)) < 1e-8)).toBe(true);
  expect(streams.evenUniform(2, { name: ["site", "s"] }, "a")).toBe(shares);
  expect(streams.evenUniform(2, { name: ["site", "s"] }, "b")).not.toEqual(shares);
});

it("grid positions are made once for a key, and the columns that they took are given up", () => {
  const streams = createStreams(1, 64);
  const { memory } = streams;
  const held = streams.normal("held");
  const numbers = Array.from(held);
  let made = 0;
  const make = () => {
    made++;
    const out = memory.takeColumn();
    memory.kernel.blend(at(out), 0.6, at(streams.normal("asked")), 0.8, at(streams.normal("held")), 64);
    return out;
  };
  const positions = streams.positions(["a", 1], make);
  const wanted = memory.takeColumn();
  memory.kernel.blend(at(wanted), 0.6, at(streams.normal("asked")), 0.8, at(held), 64);
  expect(positions).toEqual(positionsOf(wanted, memory));
  expect(streams.positions(["a", 1], make)).toBe(positions);
  expect(made).toBe(1);
  expect(streams.positions(["a", 2], make)).not.toBe(positions);
  expect(made).toBe(2);
  expect(streams.normal("held")).toBe(held);
  expect(Array.from(held)).toEqual(numbers);
});

it("exponentials are −ln of the uniforms", () => {
  const streams = createStreams(1, 64);
  const order = { name: ["site", "s"] };
  expect(Array.from(streams.exponential("a"))).toEqual(Array.from(streams.uniform("a"), (u) => -Math.log(u)));
  expect(Array.from(streams.evenExponential(3, order, "a"))).toEqual(
    Array.from(streams.evenUniform(3, order, "a"), (u) => -Math.log(u)),
  );
});

it("makes the same columns in a memory that others have used", () => {
  const columnsOf = (streams: ReturnType<typeof createStreams>) =>
    [streams.uniform("a"), streams.normal("a"), streams.even(2, { name: ["s"] }, "a")].map((one) => Array.from(one));
  const streams = createStreams(1, 64);
  const before = columnsOf(streams);
  streams.end();
  const other = createStreams(2, 128);
  for (const key of ["b", "c", "d"]) other.uniform(key);
  other.end();
  expect(columnsOf(createStreams(1, 64))).toEqual(before);
});
