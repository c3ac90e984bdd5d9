/**
 * One element of a column or list that holds it. What the types cannot promise of an index is checked here, once for all loops.
 * @throws RangeError when there is no such element
 */
export function valueAt<Value>(values: ArrayLike<Value>, index: number): Value {
  const value = values[index];
  if (value === undefined) throw new RangeError(`index: expected from 0 to ${values.length - 1}, got ${index}`);
  return value;
}

/**
 * As `valueAt`, of a column of doubles: apart, because a loop over draws is fast only where its reads always meet the same type.
 * @throws RangeError when there is no such element
 */
export function numberAt(column: Float64Array, index: number): number {
  const value = column[index];
  if (value === undefined) throw new RangeError(`index: expected from 0 to ${column.length - 1}, got ${index}`);
  return value;
}
