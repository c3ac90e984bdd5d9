import type { FileProblem } from "./problem";

const MAX_BYTES = 20_000_000;

/** A file's bytes as text. UTF-8 only, with or without a byte order mark: a guess at another encoding would store wrong names. */
export function decodeText(
  file: string,
  bytes: Uint8Array,
): { ok: true; text: string } | { ok: false; problem: FileProblem } {
  const refuse = (reason: string) => ({
    ok: false as const,
    problem: { file, row: null, column: null, value: null, reason },
  });
  if (bytes.byteLength > MAX_BYTES) return refuse(`is larger than ${MAX_BYTES / 1_000_000} MB`);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse("is not UTF-8 text: save it as “CSV UTF-8” and try again");
  }
  if (text.includes("\0")) return refuse("holds NUL characters, so it is not CSV in UTF-8 (UTF-16, perhaps)");
  if (text.includes("\uFFFD")) return refuse("holds U+FFFD: letters were lost when it was saved before");
  return { ok: true, text };
}
