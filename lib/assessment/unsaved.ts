/** What stands for the values that the database gives a record when it is stored; such ids sort after every stored one. */
export const unsaved = {
  claimId: Number.MAX_SAFE_INTEGER,
  milestoneId: Number.MAX_SAFE_INTEGER - 1,
  indicatorId: Number.MAX_SAFE_INTEGER - 2,
  sourceId: Number.MAX_SAFE_INTEGER - 3,
  recordedAt: "not recorded yet",
} as const;

export type SavedAs = { [Name in keyof typeof unsaved]: (typeof unsaved)[Name] extends number ? number : string };

/** A copy of plain data with what was stored in place of what was unsaved, wherever it stands. */
export function asSaved<Data>(data: Data, saved: SavedAs): Data {
  const names = Object.keys(unsaved) as (keyof SavedAs)[];
  const values = new Map<unknown, unknown>(names.map((name) => [unsaved[name], saved[name]]));
  const copy = (value: unknown): unknown => {
    if (values.has(value)) return values.get(value);
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copy(one)]));
  };
  return copy(data) as Data;
}
