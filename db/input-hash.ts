import { createHash } from "node:crypto";

/** SHA-256 of plain data: equal data give the same text, in whatever order an object's names were set; the order of a list counts. */
export function inputHashOf(inputs: readonly unknown[]): string {
  const text = JSON.stringify(inputs, (_name, value) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash("sha256").update(text).digest("hex");
}
