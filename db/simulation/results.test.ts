import { describe, expect, it, vi } from "vitest";
import { type Computation, Results } from "./results";

/** A computation that ends when told to, and counts how often it began. */
function manual(key: string) {
  let settle: { resolve: (value: string) => void; reject: (error: Error) => void } | null = null;
  const seen: { signal: AbortSignal; onProgress: (share: number) => void }[] = [];
  const computation: Computation<string> = {
    key,
    compute: (options) => {
      seen.push(options);
      return new Promise((resolve, reject) => {
        settle = { resolve, reject };
      });
    },
  };
  return {
    computation,
    seen,
    resolve: (value: string) => settle?.resolve(value),
    fail: (e: Error) => settle?.reject(e),
  };
}

const now = (key: string, value: unknown): Computation<unknown> => ({ key, compute: async () => value });

describe("results of simulations", () => {
  it("are not there before they are computed, and computed once", async () => {
    const results = new Results(1e6);
    const { computation, seen, resolve } = manual("a");
    expect(results.peek(computation)).toBeNull();
    const asked = [results.join(computation), results.join(computation)];
    expect(seen).toHaveLength(1);
    resolve("figures");
    expect(await Promise.all(asked)).toEqual(["figures", "figures"]);
    expect(results.peek(computation)).toEqual({ value: "figures" });
    expect(await results.join(computation)).toBe("figures");
    expect(seen).toHaveLength(1);
  });

  it("keep a null like any other value", async () => {
    const results = new Results(1e6);
    await results.join(now("null", null));
    expect(results.peek(now("null", null))).toEqual({ value: null });
  });

  it("tell everybody who waits how far they are, from where they are", async () => {
    const results = new Results(1e6);
    const { computation, seen, resolve } = manual("a");
    const [first, second] = [vi.fn(), vi.fn()];
    const one = results.join(computation, { onProgress: first });
    seen[0]?.onProgress(0.25);
    const two = results.join(computation, { onProgress: second });
    seen[0]?.onProgress(0.5);
    resolve("figures");
    await Promise.all([one, two]);
    expect(first.mock.calls).toEqual([[0], [0.25], [0.5]]);
    expect(second.mock.calls).toEqual([[0.25], [0.5]]);
  });

  it("may be far on from the start, as where a part of them is there already", async () => {
    const results = new Results(1e6);
    const seen = vi.fn();
    const compute: Computation<string>["compute"] = async ({ onProgress }) => {
      onProgress(0.5);
      return "figures";
    };
    expect(await results.join({ key: "a", compute }, { onProgress: seen })).toBe("figures");
    expect(seen.mock.calls).toEqual([[0.5]]);
  });

  it("go on while one still waits, and are called off with the last", async () => {
    const results = new Results(1e6);
    const { computation, seen } = manual("a");
    const [first, second] = [new AbortController(), new AbortController()];
    const asked = [
      results.join(computation, { signal: first.signal }),
      results.join(computation, { signal: second.signal }),
    ];
    first.abort(new Error("first left"));
    await expect(asked[0]).rejects.toThrow("first left");
    expect(seen[0]?.signal.aborted).toBe(false);
    second.abort(new Error("second left"));
    await expect(asked[1]).rejects.toThrow("second left");
    expect(seen[0]?.signal.aborted).toBe(true);
  });

  it("start again for somebody who comes after they were called off, and keep nothing of the first", async () => {
    const results = new Results(1e6);
    const first = manual("a");
    const leaving = new AbortController();
    const left = results.join(first.computation, { signal: leaving.signal });
    leaving.abort(new Error("left"));
    await expect(left).rejects.toThrow("left");
    const second = manual("a");
    const asked = results.join(second.computation);
    first.resolve("of the first");
    second.resolve("of the second");
    expect(await asked).toBe("of the second");
    expect(results.peek(second.computation)).toEqual({ value: "of the second" });
  });

  it("fail for everybody who waits, and are computed anew by the next", async () => {
    const results = new Results(1e6);
    const { computation, fail, seen, resolve } = manual("a");
    const asked = [results.join(computation), results.join(computation)];
    fail(new Error("out of range"));
    for (const one of asked) await expect(one).rejects.toThrow("out of range");
    const again = results.join(computation);
    resolve("figures");
    expect(await again).toBe("figures");
    expect(seen).toHaveLength(2);
  });

  it("leave by what they take, the least recently used first", async () => {
    const results = new Results(3_000);
    const [a, b, c] = ["a", "b", "c"].map((key) => now(key, key.repeat(1_000)));
    for (const one of [a, b]) if (one) await results.join(one);
    if (a) results.peek(a);
    if (c) await results.join(c);
    expect([a, b, c].map((one) => one && results.peek(one) !== null)).toEqual([true, false, true]);
  });
});
