import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import type { TaskProgress } from "./tasks";
import type { ThreadRequest } from "./thread";
import { createThreadPool, type ThreadPool, TooManyTasks } from "./thread-pool";

// A thread that does what its input says, so that the pool's rules show without a simulation.
const THREAD = `
  const { parentPort } = require("node:worker_threads");
  parentPort.on("message", ({ input }) => {
    if (input.type === "echo") parentPort.postMessage({ kind: "output", output: input.value });
    if (input.type === "steps") {
      for (let done = 1; done <= input.of; done++) parentPort.postMessage({ kind: "progress", progress: { done, of: input.of } });
      parentPort.postMessage({ kind: "output", output: "done" });
    }
    if (input.type === "exit") process.exit(7);
    if (input.type === "throw") throw new RangeError("out of range");
    if (input.type === "for-ever") for (;;);
    if (input.type === "until") {
      const flag = new Int32Array(input.flag);
      Atomics.wait(flag, 0, 0);
      parentPort.postMessage({ kind: "output", output: "released" });
    }
  });`;

let started = 0;
let pool: ThreadPool | null = null;

function open(limits: { threads: number; mostWaiting: number }): ThreadPool {
  started = 0;
  pool = createThreadPool({
    ...limits,
    start: () => {
      started += 1;
      return new Worker(THREAD, { eval: true, execArgv: [] });
    },
  });
  return pool;
}

afterEach(async () => {
  await pool?.close();
  pool = null;
});

const ask = (input: unknown): ThreadRequest => ({ name: "evaluate-site", input });

/** A task that ends when told to. */
function gate() {
  const flag = new SharedArrayBuffer(4);
  return {
    request: ask({ type: "until", flag }),
    release: () => {
      Atomics.store(new Int32Array(flag), 0, 1);
      Atomics.notify(new Int32Array(flag), 0);
    },
  };
}

describe("the pool of simulation threads", () => {
  it("starts no thread before it is asked, and keeps the one it has", async () => {
    const { run } = open({ threads: 2, mostWaiting: 5 });
    expect(started).toBe(0);
    expect(await run(ask({ type: "echo", value: { days: [1, Number.POSITIVE_INFINITY] } }))).toEqual({
      days: [1, Number.POSITIVE_INFINITY],
    });
    expect(await run(ask({ type: "echo", value: 2 }))).toBe(2);
    expect(started).toBe(1);
  });

  it("runs as many tasks at once as it has threads; the others wait in their order", async () => {
    const { run } = open({ threads: 2, mostWaiting: 5 });
    const gates = [gate(), gate()];
    const ended: string[] = [];
    const note = (name: string) => (output: unknown) => ended.push(`${name} ${output}`);
    const all = [
      ...gates.map(({ request }, i) => run(request).then(note(`gate ${i}`))),
      run(ask({ type: "echo", value: "a" })).then(note("third")),
      run(ask({ type: "echo", value: "b" })).then(note("fourth")),
    ];
    expect(started).toBe(2);
    gates[1]?.release();
    await Promise.all(all.slice(1));
    expect(ended).toEqual(["gate 1 released", "third a", "fourth b"]);
    gates[0]?.release();
    await all[0];
    expect(started).toBe(2);
  });

  it("reports progress before the output", async () => {
    const seen: TaskProgress[] = [];
    const { run } = open({ threads: 1, mostWaiting: 5 });
    await run(ask({ type: "steps", of: 3 }), { onProgress: (progress) => seen.push(progress) });
    expect(seen).toEqual([
      { done: 1, of: 3 },
      { done: 2, of: 3 },
      { done: 3, of: 3 },
    ]);
  });

  it("fails the task whose thread does not start, and the next one gets a thread", async () => {
    let starts = 0;
    pool = createThreadPool({
      threads: 1,
      mostWaiting: 5,
      start: () => {
        starts += 1;
        if (starts === 2) throw new Error("no memory for a thread");
        return new Worker(THREAD, { eval: true, execArgv: [] });
      },
    });
    const failing = pool.run(ask({ type: "exit" }));
    const next = pool.run(ask({ type: "echo", value: 1 }));
    await expect(failing).rejects.toThrow("ended with code 7");
    await expect(next).rejects.toThrow("no memory for a thread");
    expect(await pool.run(ask({ type: "echo", value: 2 }))).toBe(2);
  });

  it("refuses a task when too many wait", async () => {
    const { run } = open({ threads: 1, mostWaiting: 1 });
    const first = gate();
    const running = run(first.request);
    const waiting = run(ask({ type: "echo", value: 1 }));
    await expect(run(ask({ type: "echo", value: 2 }))).rejects.toThrow(TooManyTasks);
    first.release();
    expect(await Promise.all([running, waiting])).toEqual(["released", 1]);
  });

  it("runs an urgent task before those that wait, and does not refuse it because of them", async () => {
    const { run } = open({ threads: 1, mostWaiting: 2 });
    const first = gate();
    const ended: unknown[] = [];
    const echo = (value: string, isUrgent: boolean) =>
      run(ask({ type: "echo", value }), { isUrgent }).then((output) => ended.push(output));
    const running = run(first.request);
    const all = [echo("page 1", false), echo("page 2", false), echo("save 1", true), echo("save 2", true)];
    await expect(echo("page 3", false)).rejects.toThrow(TooManyTasks);
    await expect(echo("save 3", true)).rejects.toThrow(TooManyTasks);
    first.release();
    await Promise.all([running, ...all]);
    expect(ended).toEqual(["save 1", "save 2", "page 1", "page 2"]);
  });

  it.each([
    ["ends", "exit", "the simulation's thread ended with code 7"],
    ["throws outside a task", "throw", "the simulation's thread failed: out of range"],
  ])("a thread that %s fails its own task alone, and the next one gets a new thread", async (_, type, message) => {
    const { run } = open({ threads: 1, mostWaiting: 5 });
    const failing = run(ask({ type }));
    const next = run(ask({ type: "echo", value: "next" }));
    await expect(failing).rejects.toThrow(message);
    expect(await next).toBe("next");
    expect(started).toBe(2);
  });

  it("a task that is called off while it waits never runs", async () => {
    const { run } = open({ threads: 1, mostWaiting: 5 });
    const first = gate();
    const running = run(first.request);
    const controller = new AbortController();
    const waiting = run(ask({ type: "exit" }), { signal: controller.signal });
    controller.abort(new Error("nobody waits"));
    await expect(waiting).rejects.toThrow("nobody waits");
    first.release();
    await running;
    expect(await run(ask({ type: "echo", value: 1 }))).toBe(1);
    expect(started).toBe(1);
  });

  it("a task that is called off while it runs ends with its thread", async () => {
    const { run } = open({ threads: 1, mostWaiting: 5 });
    const controller = new AbortController();
    const endless = run(ask({ type: "for-ever" }), { signal: controller.signal });
    const next = run(ask({ type: "echo", value: "next" }));
    controller.abort(new Error("nobody waits"));
    await expect(endless).rejects.toThrow("nobody waits");
    expect(await next).toBe("next");
  });

  it("takes nothing from a signal that was aborted before", async () => {
    const { run } = open({ threads: 1, mostWaiting: 5 });
    const signal = AbortSignal.abort(new Error("too late"));
    await expect(run(ask({ type: "exit" }), { signal })).rejects.toThrow("too late");
    expect(started).toBe(0);
  });

  it("an input that cannot be copied fails alone", async () => {
    const { run } = open({ threads: 1, mostWaiting: 5 });
    await expect(run(ask({ type: "echo", value: () => 1 }))).rejects.toThrow("could not be cloned");
    expect(await run(ask({ type: "echo", value: 1 }))).toBe(1);
  });
});
