/** The day that seed, app, worker and tests take for today, so that every run sees the same figures. */
export const TEST_TODAY = "2026-11-22";
