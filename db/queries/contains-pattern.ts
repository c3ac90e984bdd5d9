/** An ILIKE pattern for "contains this text": what the reader typed has no wildcards. */
export function containsPattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
