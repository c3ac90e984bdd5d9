/** Figures as kept: the text of each by its path, e.g. `gaussian.targets.0.views.chain`. */
export type Figures = ReadonlyMap<string, string>;

/** The figure of a group that moved most; `size` is relative, absolute below 1, and infinite for what is no number or is on one side only. */
export type Change = { group: string; path: string; kept: string; now: string; size: number };

/** Math.exp may differ in its last bit elsewhere. */
export const SAME_WITHIN = 1e-9;

/** The largest change of every group that changed at all, a group being a case with the kind of figure: `gaussian.targets`. */
export function largestChanges(kept: Figures, now: Figures): Change[] {
  const largest = new Map<string, Change>();
  for (const path of new Set([...kept.keys(), ...now.keys()])) {
    const [before, after] = [kept.get(path), now.get(path)];
    const size = changeOf(before, after);
    if (size === 0) continue;
    const group = path.split(".").slice(0, 2).join(".");
    const change = { group, path, kept: before ?? "nothing", now: after ?? "nothing", size };
    if (size > (largest.get(group)?.size ?? 0)) largest.set(group, change);
  }
  return [...largest.values()];
}

/** One line per change. */
export function changeLines(changes: readonly Change[]): string[] {
  return changes.map(
    ({ group, path, kept, now, size }) => `${group}: ${size.toExponential(1)} at ${path}: ${kept} → ${now}`,
  );
}

function changeOf(kept: string | undefined, now: string | undefined): number {
  if (kept === now) return 0;
  const [before, after] = [Number(kept), Number(now)];
  if (kept === undefined || now === undefined || !Number.isFinite(before) || !Number.isFinite(after)) return Infinity;
  return Math.abs(after - before) / Math.max(1, Math.abs(after));
}
