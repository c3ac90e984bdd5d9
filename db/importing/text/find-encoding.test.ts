import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import type { Encoding } from "./encoding";
import { findEncoding } from "./find-encoding";

/** Names of real kinds; each becomes a file in which nothing else is beyond ASCII. */
const NAMES: Record<string, string[]> = {
  cp949: [
    "울산 데이터센터",
    "전력계통영향평가",
    "뷁펲똠",
    "해남 솔라시도",
    "부산",
    "김",
    "하남",
    "154kV 변전소",
    "덕이동",
  ],
  cp932: ["千葉県印西市", "東京電力", "データセンター", "北海道苫小牧市", "堺市", "印西", "見本①", "変電所", "ｱｲﾈｯﾄ"],
  "euc-jp": ["千葉県データセンター", "東京電力", "印西", "変電所"],
  big5: ["桃園市", "臺灣電力公司", "資料中心", "高雄", "變電所", "台北市內湖區", "經濟部"],
  gb18030: ["张家口市", "数据中心", "上海临港", "国家电网", "变电站", "北京", "内蒙古自治区"],
  "windows-1252": [
    "Müller",
    "Größe–Weg",
    "Querétaro",
    "São Paulo",
    "Ñuñoa",
    "Ålesund",
    "£100",
    "10 °C",
    "“quoted”",
    "México",
  ],
};
const TABLES: Record<string, string> = { big5: "big5hkscs", "windows-1252": "win1252", "euc-jp": "eucjp" };
const encode = (text: string, encoding: string) => iconv.encode(text, TABLES[encoding] ?? encoding);
const file = (name: string) => `Site,Place,MW\nExample Site 1,${name},100\n`;

/** Pieces of a few bytes, so that letters and lines are cut. */
async function* pieces(bytes: Uint8Array, size = 7) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const find = (bytes: Uint8Array, chosen?: Encoding) => findEncoding(pieces(bytes), chosen);

describe("findEncoding", () => {
  const cases = Object.entries(NAMES).flatMap(([encoding, names]) => names.map((name) => [encoding, name] as const));

  it.each(cases)("%s: a file with one name, %s, is never read wrongly", async (encoding, name) => {
    const found = await find(encode(file(name), encoding));
    if (found.kind === "question") {
      expect(found.question.candidates).toContainEqual({
        value: encoding,
        reading: expect.stringContaining(name),
      });
    } else expect(found).toEqual({ kind: "found", encoding });
  });

  it("names most of those files without asking", async () => {
    const found = await Promise.all(cases.map(([encoding, name]) => find(encode(file(name), encoding))));
    expect(found.filter(({ kind }) => kind === "found").length).toBeGreaterThanOrEqual(28);
  });

  it.each(Object.entries(NAMES))("%s: names a file of several names", async (encoding, names) => {
    const rows = names.filter((name) => name !== "ｱｲﾈｯﾄ").map((name, index) => `Example Site ${index},${name},100\n`);
    expect(await find(encode(`Site,Place,MW\n${rows.join("")}`, encoding))).toEqual({ kind: "found", encoding });
  });

  it.each([
    ["win1251", "Москва"],
    ["win1251", "Новосибирск"],
    ["win1253", "Αθήνα"],
    ["cp874", "กรุงเทพ"],
    ["win1250", "Łódź Wrocław"],
    ["koi8r", "Москва"],
    ["macroman", "México"],
    ["win1254", "İstanbul Şişli"],
  ])("%s, which is not read, is asked for %s rather than taken for another", async (encoding, name) => {
    expect(await find(iconv.encode(file(name), encoding))).toMatchObject({ kind: "question" });
  });

  it("takes valid UTF-8 as UTF-8, letters cut between pieces or not", async () => {
    const text = file("Café 울산 千葉県 𠮷野");
    expect(await find(Buffer.from(text))).toEqual({ kind: "found", encoding: "utf-8" });
    expect(await find(Buffer.from(text.replaceAll("\n", "\r")))).toEqual({ kind: "found", encoding: "utf-8" });
    expect(await find(Buffer.from("a,b\n1,2\n"))).toEqual({ kind: "found", encoding: "utf-8" });
  });

  it("refuses UTF-8 in which some letters are broken, and names the first line", async () => {
    const bytes = Buffer.from(file("울산 데이터센터\nExample Site 2,부산 데이터센터"));
    bytes[bytes.lastIndexOf(Buffer.from("부"))] = 0x2e;
    expect(await find(bytes)).toMatchObject({ kind: "refused", line: 3, reason: expect.stringContaining("but for") });
  });

  it("tries only the encoding that somebody chose, and proves it", async () => {
    const korean = encode(file("울산"), "cp949");
    expect(await find(korean, "cp949")).toEqual({ kind: "found", encoding: "cp949" });
    expect(await find(korean, "gb18030")).toEqual({ kind: "found", encoding: "gb18030" });
    expect(await find(korean, "utf-8")).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("not UTF-8"),
    });
    const western = encode(file("Å"), "windows-1252");
    expect(await find(western, "big5")).toMatchObject({ kind: "refused", line: 2 });
    expect(await findEncoding(pieces(western, 1_000), "big5")).toMatchObject({ kind: "refused", line: 2 });
  });

  it("does not take a letter that was lost in GB 18030 for a letter", async () => {
    const lost = Buffer.from([0x61, 0x2c, 0x84, 0x31, 0xa4, 0x37, 0x0a]);
    expect(await find(lost, "gb18030")).toMatchObject({ kind: "refused", line: 1 });
  });

  it("proves all of a file, also behind what is ranked", async () => {
    const korean = encode(file("울산 데이터센터").repeat(10_000), "cp949");
    const broken = Buffer.concat([korean, Buffer.from([0xff, 0xff, 0x0a])]);
    expect(await findEncoding(pieces(korean, 65_536))).toEqual({ kind: "found", encoding: "cp949" });
    expect(await findEncoding(pieces(broken, 65_536))).toMatchObject({ kind: expect.not.stringMatching("found") });
  });

  it("refuses NUL characters and ISO-2022-JP, with the line", async () => {
    expect(await find(Buffer.from("a,b\n1,\0\n"))).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("NUL"),
    });
    const marked = Buffer.from("a,b\n\u001b$B%5\u001b(B,1\n");
    expect(await findEncoding(pieces(marked, 1_000))).toMatchObject({ reason: expect.stringContaining("ISO-2022-JP") });
  });
});
