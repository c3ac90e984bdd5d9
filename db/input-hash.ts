import { createHash } from "node:crypto";
import { canonicalText } from "@/lib/domain/canonical-text";

/**
 * SHA-256 of plain data: the same for equal data, in whatever order an object's fields were set; the order of a list counts.
 * @throws with the path of what is no plain data
 */
export const inputHashOf = (inputs: readonly unknown[]): string =>
  createHash("sha256").update(canonicalText(inputs)).digest("hex");
