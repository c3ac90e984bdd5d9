import { quantile, rounded } from "./line";

/** Times of one thing done many times. */
export type Stopwatch = {
  /** Does it once and notes how long it took. */
  time<T>(work: () => T): T;
  /** Forgets what was noted so far: the repetitions that warm up. */
  reset(): void;
  /** Milliseconds by the clock on the wall, one per repetition. */
  wallMs: number[];
  /** Milliseconds that the whole process spent on processors, the compiler and the garbage collector included. */
  processorMs: number[];
};

/** A stopwatch with nothing noted. On a busy machine the wall clock counts waiting too; processor time does not. */
export function createStopwatch(): Stopwatch {
  const wallMs: number[] = [];
  const processorMs: number[] = [];
  return {
    wallMs,
    processorMs,
    time: (work) => {
      const before = process.cpuUsage();
      const begin = performance.now();
      const value = work();
      wallMs.push(performance.now() - begin);
      const { user, system } = process.cpuUsage(before);
      processorMs.push((user + system) / 1000);
      return value;
    },
    reset: () => {
      wallMs.length = 0;
      processorMs.length = 0;
    },
  };
}

/** The processor time in words, for a note. */
export function processorNote({ processorMs }: Stopwatch): string {
  return `processor time ${rounded(quantile(processorMs, 0.5))} ms`;
}
