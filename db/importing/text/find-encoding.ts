import type { FileQuestion } from "@/lib/importing/problem";
import { decodeProven, type Encoding, encodingNames, type Regional, regional } from "./encoding";
import { looksRight, type TextCost, textCost } from "./letter-costs";
import { linesOf } from "./lines";

export type FoundEncoding =
  | { kind: "found"; encoding: Encoding }
  | { kind: "question"; question: FileQuestion }
  /** The line is counted from 1; null when the whole file is meant. */
  | { kind: "refused"; reason: string; line: number | null };

/** One reading must be so many times as likely as the next: e^7 is about 1,000. */
const MARGIN = 7;
/** Beyond this the letters no longer change the ranking; all of the file is still proven. */
const RANKED_BYTES = 200_000;
const SHOWN = 60;

type Candidate = { encoding: Regional; cost: TextCost; sample: string; failedLine: number | null };

const sumOf = ({ ascii, others }: TextCost) => ascii + others;

/**
 * The encoding of a file, proven by decoding all of it. Valid UTF-8 is UTF-8. Otherwise every other encoding is tried on
 * the lines that are not ASCII; those in which a byte has no letter are out, and the rest are ranked by how common
 * their letters are. A tie is a question, and so is a text that looks like none of the languages.
 * @param chosen by an answer or an adapter: only this encoding is tried
 */
export async function findEncoding(chunks: AsyncIterable<Uint8Array>, chosen?: Encoding): Promise<FoundEncoding> {
  const candidates: Candidate[] = regional
    .filter((encoding) => !chosen || chosen === encoding)
    .map((encoding) => ({
      encoding,
      cost: { ascii: 0, others: 0, otherLetters: 0 },
      sample: "",
      failedLine: null,
    }));
  const utf8 = { failedLine: null as number | null, lost: 0, letters: 0 };
  let ranked = 0;

  for await (const { bytes, firstLine } of linesOf(chunks)) {
    if (bytes.includes(0)) {
      const reason = "holds NUL characters, so it is not text that can be read (perhaps a program's own file)";
      return { kind: "refused", reason, line: firstLine };
    }
    if (bytes.includes("\u001b$") || bytes.includes("\u001b(")) {
      const reason = "looks like ISO-2022-JP, which is not read: save it as UTF-8";
      return { kind: "refused", reason, line: firstLine };
    }
    if (!hasHighBytes(bytes)) continue;
    const text = bytes.toString("utf8");
    const lost = text.split("\uFFFD").length - bytes.toString("latin1").split("\u00ef\u00bf\u00bd").length;
    utf8.lost += lost;
    utf8.letters += text.replace(/[\0-\u007f\uFFFD]/g, "").length;
    if (lost > 0)
      utf8.failedLine ??= firstLine + linesBefore(bytes, (line) => line.toString("utf8").includes("\uFFFD"));
    for (const candidate of candidates) {
      if (candidate.failedLine !== null) continue;
      const decoded = decodeProven(bytes, candidate.encoding);
      if (decoded === null)
        candidate.failedLine =
          firstLine + linesBefore(bytes, (line) => decodeProven(line, candidate.encoding) === null);
      else if (ranked < RANKED_BYTES) rank(candidate, decoded);
    }
    ranked += bytes.length;
  }

  if (utf8.failedLine === null && (!chosen || chosen === "utf-8")) return { kind: "found", encoding: "utf-8" };
  // A few broken letters among many good ones: no other encoding looks like that.
  if (utf8.failedLine !== null && utf8.lost * 5 <= utf8.letters && (!chosen || chosen === "utf-8")) {
    const reason = `is UTF-8 but for ${utf8.lost} letters, which were lost or cut: save it again from its source`;
    return { kind: "refused", reason, line: utf8.failedLine };
  }
  if (chosen) return confirm(chosen, candidates, utf8.failedLine);
  return decide(candidates);
}

function rank(candidate: Candidate, decoded: string): void {
  const lines = decoded.split("\n").filter((line) => /[^\0-\u007f]/.test(line));
  for (const line of lines) {
    const { ascii, others, otherLetters } = textCost(line, candidate.encoding);
    candidate.cost.ascii += ascii;
    candidate.cost.others += others;
    candidate.cost.otherLetters += otherLetters;
  }
  candidate.sample ||= (lines[0] ?? "").trim().slice(0, SHOWN);
}

function confirm(chosen: Encoding, candidates: readonly Candidate[], utf8Line: number | null): FoundEncoding {
  const line = chosen === "utf-8" ? utf8Line : (candidates[0]?.failedLine ?? null);
  const isRight = chosen !== "utf-8" && candidates[0]?.failedLine === null;
  if (isRight) return { kind: "found", encoding: chosen };
  const name = encodingNames[chosen];
  return { kind: "refused", reason: `is not ${name} text: save it as “CSV UTF-8” and try again`, line };
}

function decide(candidates: readonly Candidate[]): FoundEncoding {
  const alive = candidates
    .filter(({ failedLine }) => failedLine === null)
    .sort((a, b) => sumOf(a.cost) - sumOf(b.cost));
  const [best] = alive;
  if (!best) {
    const tried = regional.map((encoding) => encodingNames[encoding]).join(", ");
    const reason = `is text in no encoding that is read (UTF-8, UTF-16, ${tried})`;
    return { kind: "refused", reason, line: null };
  }
  // Where even the best reading is odd, the file may be in an encoding that is not read at all.
  const isOdd = !looksRight(best.cost, best.encoding);
  const likely = isOdd ? alive : alive.filter(({ cost }) => sumOf(cost) < sumOf(best.cost) + MARGIN);
  if (likely.length === 1 && !isOdd) return { kind: "found", encoding: best.encoding };
  const toCandidate = ({ encoding, sample }: Candidate) => ({
    value: encoding,
    reading: `${encodingNames[encoding]}: ${sample}`,
  });
  return { kind: "question", question: { about: "encoding", candidates: likely.map(toCandidate) } };
}

function hasHighBytes(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte >= 0x80) return true;
  return false;
}

/** How many lines of a block stand before the first that is wrong. */
function linesBefore(bytes: Buffer, isWrong: (line: Buffer) => boolean): number {
  const lines = bytes.toString("latin1").split(/\r\n|\n|\r/);
  const found = lines.findIndex((line) => isWrong(Buffer.from(line, "latin1")));
  return Math.max(0, found);
}
