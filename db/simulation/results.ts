import { serialize } from "node:v8";
import { LRUCache } from "lru-cache";

/** What takes simulations to know: equal keys mean equal values, so the key names everything that was read. */
export type Computation<Value> = {
  key: string;
  compute: (options: { signal: AbortSignal; onProgress: OnShare }) => Promise<Value>;
};

/** Called with the share that is done, 0 … 1. */
export type OnShare = (share: number) => void;

type Running = { promise: Promise<unknown>; waiting: number; share: number; listeners: Set<OnShare>; stop: () => void };

/**
 * Results that were computed before, the least recently used leaving when they grow too many, and the computations under way: whoever asks
 * for one of them joins it, and it is called off when the last who waits goes.
 */
export class Results {
  readonly #kept: LRUCache<string, { value: unknown }>;
  readonly #running = new Map<string, Running>();

  /** @param mostBytes what the results may take, as they are copied between threads */
  constructor(mostBytes: number) {
    this.#kept = new LRUCache({
      maxSize: mostBytes,
      sizeCalculation: ({ value }) => Math.max(1, serialize(value).byteLength),
    });
  }

  /** The result in a box if it is there already; null otherwise. Computes nothing. */
  peek<Value>({ key }: Computation<Value>): { value: Value } | null {
    const kept = this.#kept.get(key);
    return kept ? (kept as { value: Value }) : null;
  }

  /**
   * The result: what is there, what is under way, or computed now. A failure is not kept.
   * @param options.signal of the one who asks
   * @throws what the computation throws; the signal's reason
   */
  async join<Value>(
    computation: Computation<Value>,
    { signal, onProgress }: { signal?: AbortSignal; onProgress?: OnShare } = {},
  ): Promise<Value> {
    signal?.throwIfAborted();
    const kept = this.peek(computation);
    if (kept) return kept.value;
    const running = this.#running.get(computation.key) ?? this.#start(computation);
    running.waiting += 1;
    if (onProgress) {
      running.listeners.add(onProgress);
      onProgress(running.share);
    }
    try {
      return (await untilAborted(running.promise, signal)) as Value;
    } finally {
      if (onProgress) running.listeners.delete(onProgress);
      running.waiting -= 1;
      if (running.waiting === 0) running.stop();
    }
  }

  #start<Value>({ key, compute }: Computation<Value>): Running {
    const controller = new AbortController();
    const leave = () => {
      if (this.#running.get(key) === running) this.#running.delete(key);
    };
    const running: Running = {
      promise: Promise.resolve(),
      waiting: 0,
      share: 0,
      listeners: new Set(),
      stop: () => {
        leave();
        controller.abort(new Error("nobody waits for this computation any more"));
      },
    };
    const onProgress = (share: number) => {
      running.share = share;
      for (const listener of running.listeners) listener(share);
    };
    running.promise = compute({ signal: controller.signal, onProgress })
      .then((value) => {
        if (!controller.signal.aborted) this.#kept.set(key, { value });
        return value;
      })
      .finally(leave);
    // Whoever waited may be gone when it fails.
    running.promise.catch(() => {});
    this.#running.set(key, running);
    return running;
  }
}

/** The promise's end, or the signal's reason if that comes first. */
function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
