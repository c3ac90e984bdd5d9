import { createHash } from "node:crypto";

/** SHA-256 of plain data: the same inputs in the same order give the same text. */
export function inputHashOf(inputs: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(inputs)).digest("hex");
}
