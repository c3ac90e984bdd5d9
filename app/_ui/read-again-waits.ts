const FIRST_MS = 2_000;
const LONGEST_MS = 30_000;
const GIVEN_UP_AFTER_MS = 300_000;

/** The waits before each reading: two seconds, then twice as long each time, up to half a minute; none once five minutes have passed. */
export function readAgainWaitsMs(): number[] {
  const waits: number[] = [];
  for (let waitMs = FIRST_MS, waitedMs = 0; waitedMs < GIVEN_UP_AFTER_MS; waitMs = Math.min(waitMs * 2, LONGEST_MS)) {
    waits.push(waitMs);
    waitedMs += waitMs;
  }
  return waits;
}
