/** A value that a test cannot go on without. @throws when it is missing */
export function present<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error(`expected a value, got ${value}`);
  return value;
}

/** The first of a list that a test expects to hold something. @throws when it is empty */
export const firstOf = <Item>(items: readonly Item[]): Item => present(items[0]);
