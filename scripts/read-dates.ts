import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { today } from "@/db/clock";
import { answerLines } from "./read-dates/answer-lines";
import { runCommand } from "./run-command";

const USAGE = "Usage: npm run read-dates -- FILE   (UTF-8, one text a line)";

// Reads one text a line as a date and prints one JSON object a line: text, earliest, latest, precision, inWords, inWordsKo; or text, refused.
runCommand({ interruptedCode: 130 }, async () => {
  const [file, ...more] = process.argv.slice(2);
  if (file === undefined || more.length > 0) throw new Error(USAGE);
  const thisYear = Number(today().slice(0, 4));
  const answers = (chunks: AsyncIterable<Uint8Array>) => answerLines(chunks, { thisYear });
  await pipeline(createReadStream(file), answers, process.stdout, { end: false }).catch((cause: unknown) => {
    // Whoever reads the answers may stop early, as head does.
    if ((cause as NodeJS.ErrnoException).code !== "EPIPE") throw new Error(`"${file}" cannot be read`, { cause });
  });
  return 0;
});
