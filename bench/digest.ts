import { createHash, type Hash } from "node:crypto";
import type { TargetSamples } from "@/lib/forecast";

/** A running hash of every output, so that no output can be left out of what is timed without its being seen. */
export type Digest = {
  /** The draws, and everything else as JSON. */
  add(forecast: { samples: readonly TargetSamples[] }): void;
  addNumbers(values: ArrayLike<number>): void;
  addJson(value: unknown): void;
  hex(): string;
};

/** An empty digest. Hashing happens outside the timed span; equal inputs give equal digests in any process. */
export function createDigest(): Digest {
  const hash: Hash = createHash("sha256");
  const numbers = (values: ArrayLike<number>) => {
    const { buffer, byteOffset, byteLength } = values instanceof Float64Array ? values : Float64Array.from(values);
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  };
  const json = (value: unknown) => {
    hash.update(JSON.stringify(value));
  };
  return {
    add({ samples, ...figures }) {
      json(figures);
      for (const { startDay, cancelledDay } of samples) {
        numbers(startDay);
        numbers(cancelledDay);
      }
    },
    addNumbers: numbers,
    addJson: json,
    hex: () => hash.copy().digest("hex").slice(0, 16),
  };
}
