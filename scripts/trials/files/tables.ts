import fc from "fast-check";
import iconv from "iconv-lite";
import type { ZipContent } from "@/db/testing/pack-zip";

/** Rows of cells as somebody may have typed them. */
export type Rows = string[][];

const word = fc.constantFrom(
  ..."Site|MW|Load [GW]|용량(MVA)|Voltage, kV|Date|Example Site 1|서울 데이터센터|千葉県印西市|桃園市|张家口市|Querétaro".split(
    "|",
  ),
  ..."|100|1,200|1.200|0,5|300–450 MW|~20 MW|> 200|2027-11|3Q27|#N/A|=1+1|TBD|합계|Total|주: 예시|12-2026|-5|1e400|007".split(
    "|",
  ),
  'He said "no"',
  "two\nlines",
  "a,b;c\td|e",
  "\uFFFD",
);
/** Any characters; `fc.string` would keep 100 MB of them in memory. */
const anyText = fc
  .array(fc.oneof(fc.nat(0xff), fc.nat(0xd7ff), fc.integer({ min: 0xe000, max: 0x10ffff })), { maxLength: 30 })
  .map((codes) => String.fromCodePoint(...codes));
const cell = fc.oneof(
  { weight: 8, arbitrary: word },
  { weight: 2, arbitrary: fc.integer().map(String) },
  { weight: 1, arbitrary: anyText },
);
export const smallTable: fc.Arbitrary<Rows> = fc
  .tuple(
    fc.array(word, { minLength: 1, maxLength: 12 }),
    fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 40 }),
  )
  .map(([titles, rows]) => [titles, ...rows.map((row) => titles.map((_, index) => row[index] ?? ""))]);

const count = (most: number) => fc.oneof(fc.nat(most), fc.constant(most));
/** Cells, columns or rows beyond every measure. */
export const hugeTable: fc.Arbitrary<Rows> = fc.oneof(
  fc.tuple(count(1_500_000), word).map(([many, text]) => [
    ["Site", "MW"],
    [text.repeat(many / (text.length + 1)), "1"],
  ]),
  fc.tuple(count(20_000), word).map(([many, text]) => [Array<string>(many).fill(text), Array<string>(many).fill("1")]),
  fc.tuple(count(10_000), word, word).map(([many, one, two]) => Array<string[]>(many).fill([one, two])),
  count(3_000).map((many) => Array.from({ length: many }, (_, row) => Array<string>(row % 300).fill(String(row)))),
);

const style = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  quotes: fc.constantFrom("needed", "always", "never"),
  encoding: fc.constantFrom(
    ..."utf8 utf8 utf8 utf16le utf16be cp949 cp932 eucjp big5hkscs gb18030 win1252 utf32le iso-8859-9".split(" "),
  ),
  isMarked: fc.boolean(),
});

/** A table as delimited text, in an encoding that may lack some of its letters. */
export const asText = (rows: fc.Arbitrary<Rows>): fc.Arbitrary<ZipContent> =>
  fc.tuple(rows, style).map(([table, { delimiter, lineEnd, quotes, encoding, isMarked }]) => {
    const quoted = (text: string) => {
      if (quotes === "never" || (quotes === "needed" && !/["\r\n,;\t|]/.test(text))) return text;
      return `"${text.replaceAll('"', '""')}"`;
    };
    const text = table.map((row) => row.map(quoted).join(delimiter) + lineEnd).join("");
    return { name: `${encoding}.csv`, bytes: iconv.encode(text, encoding, { addBOM: isMarked }) };
  });

/** Files of a zip, some with names that lead elsewhere or are no tables. */
export const asZip = (files: fc.Arbitrary<ZipContent>): fc.Arbitrary<ZipContent[]> => {
  const name = fc.constantFrom("", "", "", "north/", "../", "/", "C:\\", "__MACOSX/._", ".", "a\\..\\..\\", "\0");
  return fc.array(
    fc.tuple(files, name).map(([file, before]) => ({ ...file, name: before + file.name })),
    { minLength: 1, maxLength: 4 },
  );
};
