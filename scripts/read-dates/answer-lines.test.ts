import { expect, it } from "vitest";
import { answerLines } from "./answer-lines";

async function answers(...chunks: Uint8Array[]): Promise<unknown[]> {
  async function* stream() {
    yield* chunks;
  }
  const lines: unknown[] = [];
  for await (const line of answerLines(stream(), { thisYear: 2026 })) {
    expect(line.endsWith("\n")).toBe(true);
    lines.push(JSON.parse(line));
  }
  return lines;
}
const bytes = (text: string) => new TextEncoder().encode(text);

it("answers every line once, in order, however the bytes arrive", async () => {
  const file = bytes("3Q27\r\n2027년 말까지\n\nTBD\nQ3\n03/04/2027");
  const unknown = { earliest: null, latest: null, precision: "unknown", inWords: "unknown", inWordsKo: "미상" };
  const expected = [
    {
      text: "3Q27",
      earliest: "2027-07-01",
      latest: "2027-09-30",
      precision: "quarter",
      inWords: "Q3 2027",
      inWordsKo: "2027년 3분기",
    },
    {
      text: "2027년 말까지",
      earliest: null,
      latest: "2027-12-31",
      precision: "by",
      inWords: "by Dec 2027",
      inWordsKo: "2027년 12월까지",
    },
    { text: "", ...unknown },
    { text: "TBD", ...unknown },
    { text: "Q3", refused: '"Q3" has no year; nearest: Q3 2026; Q3 2027' },
    { text: "03/04/2027", refused: "day or month first: 3 Apr 2027; 4 Mar 2027" },
  ];
  expect(await answers(file)).toEqual(expected);
  expect(await answers(...[...file].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
  expect(await answers(bytes("\ufeff2027\n"))).toMatchObject([{ text: "2027", precision: "year" }]);
  expect(await answers()).toEqual([]);
});

it("says after which line a file is no UTF-8, and refuses a line without end", async () => {
  await expect(answers(bytes("2027\n"), Uint8Array.of(0xc0, 0x20))).rejects.toThrow("after line 1: not UTF-8");
  await expect(answers(Uint8Array.of(0x32, 0xec))).rejects.toThrow("after line 0: not UTF-8");
  await expect(answers(bytes("x".repeat(1_000_001)))).rejects.toThrow("line 1 is longer than 1000000 characters");
});
