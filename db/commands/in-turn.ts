const lastOf = new Map<number, Promise<void>>();

/** Runs `work` once everything is done that this process was given for the same site before it, well or not. */
export function inTurn<Value>(siteId: number, work: () => Promise<Value>): Promise<Value> {
  const value = (lastOf.get(siteId) ?? Promise.resolve()).then(work);
  const isDone = value.then(
    () => {},
    () => {},
  );
  lastOf.set(siteId, isDone);
  void isDone.then(() => {
    if (lastOf.get(siteId) === isDone) lastOf.delete(siteId);
  });
  return value;
}
