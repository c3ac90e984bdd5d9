import { readDate } from "@/lib/domain/dates-as-written/read-date";
import type { DateContext } from "@/lib/domain/dates-as-written/types";
import { whyNotRead } from "@/lib/format/date-readings";
import { formatPartialDate } from "@/lib/format/dates";

const LONGEST_LINE = 1_000_000;

/** One line of JSON for every line of a UTF-8 file, as it arrives. @throws where a line is no UTF-8, or longer than a million characters */
export async function* answerLines(chunks: AsyncIterable<Uint8Array>, context: DateContext): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  let line = 0;
  const decode = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (cause) {
      throw new Error(`after line ${line}: not UTF-8`, { cause });
    }
  };
  for await (const chunk of chunks) {
    const lines = (rest + decode(chunk)).split("\n");
    rest = lines.pop() ?? "";
    for (const text of lines) {
      line++;
      yield answer(text, context);
    }
    if (rest.length > LONGEST_LINE) throw new Error(`line ${line + 1} is longer than ${LONGEST_LINE} characters`);
  }
  rest += decode();
  if (rest !== "") yield answer(rest, context);
}

function answer(line: string, context: DateContext): string {
  const text = line.replace(/\r$/, "");
  const reading = readDate(text, context);
  const why = whyNotRead(reading);
  if (why !== null) return `${JSON.stringify({ text, refused: why })}\n`;
  if (reading.kind !== "read") {
    const unknown = { earliest: null, latest: null, precision: "unknown", inWords: "unknown", inWordsKo: "미상" };
    return `${JSON.stringify({ text, ...unknown })}\n`;
  }
  const { date } = reading;
  return `${JSON.stringify({
    text,
    earliest: date.earliestOn,
    latest: date.latestOn,
    precision: date.precision,
    inWords: formatPartialDate(date, "en"),
    inWordsKo: formatPartialDate(date, "ko"),
  })}\n`;
}
