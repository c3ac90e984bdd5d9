/** A figure for a file, at most `decimals` places; null for what is unknown. */
export function roundTo(value: number | null | undefined, decimals: number): number | null {
  return value === null || value === undefined ? null : Number(value.toFixed(decimals));
}
