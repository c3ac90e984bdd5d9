import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameKey } from "./name-key";

describe("nameKey", () => {
  it.each([
    ["IŞIK", "Işık", "ışık", "IŞIK".toLowerCase()],
    ["İstanbul", "Istanbul", "ıstanbul", "ISTANBUL"],
    ["뷁산 데이터센터", "뷁산데이터센터", "뷁산데이터 센터", "뷁산 데이터센터".normalize("NFD")],
    ["AWS 울산", "AWS울산", "aws  울산"],
    ["울산 1", "울산1", "울산-1", "울산①"],
    ["张北 数据中心", "张北数据中心"],
    [
      "Colossus 2",
      "Colossus\u200b 2",
      "\ufeffColossus 2",
      "Colo\u00adssus 2",
      "Colossus\u2060 2",
      "\u202eColossus 2\u202c",
    ],
    [
      "Ulsan 1",
      "Ulsan-1",
      "Ulsan–1",
      "Ulsan — 1",
      "Ulsan_1",
      "Ulsan (1)",
      "Ｕｌｓａｎ　１",
      "ULSAN\u00a01",
      "Ulsan\t1",
    ],
    ["Straße", "STRASSE", "strasse", "STRAẞE"],
    ["Ōsaka", "Osaka", "O\u0304saka"],
    ["ΟΔΟΣ", "οδος", "Οδός"],
    ["가".normalize("NFC"), "가".normalize("NFD")],
    ["ﬁrst", "first"],
  ])("%s and its other spellings are one name", (name, ...others) => {
    expect(others.map(nameKey)).toEqual(others.map(() => nameKey(name)));
    expect(nameKey(name)).not.toBe("");
  });

  it.each([
    ["Ulsan 1", "Ulsan 2"],
    ["울산 1", "울산 2"],
    ["Ulsan 1 2", "Ulsan 12"],
    ["울산 1 2", "울산 12"],
    ["Bo At", "Boat"],
    ["울산", "을산"],
    // The marks of these scripts are no accents.
    ["カラ", "ガラ"],
    ["ดี", "ดู"],
    ["कि", "की"],
    ["Ulsan", "울산"],
  ])("%s and %s are two", (one, other) => expect(nameKey(one)).not.toBe(nameKey(other)));

  it.each(["", " ", "\u200b", "—", "\u3164", "\u0000"])("%o names nothing", (name) => expect(nameKey(name)).toBe(""));

  const anything = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(..."abIİıßςΣé-– 1２울산데ガดี中\u200b\u00ad\u3164\u0301\u115f") }),
  );
  const letters = fc.string({ unit: fc.constantFrom(..."abcIXY019울산데이터센カ中é"), minLength: 1 });

  it("is its own key", () => {
    fc.assert(
      fc.property(anything, (name) => nameKey(nameKey(name)) === nameKey(name)),
      { numRuns: 2_000 },
    );
  });

  it("is its own key where a vowel or a final consonant of Korean stands apart", () => {
    for (const name of ["가 \u11a8", "가-\u11a8", "\u1100 \u1161", "カ \u3099"])
      expect(nameKey(nameKey(name))).toBe(nameKey(name));
  });

  it("is blind to case, Unicode form, full width, and what is invisible, wherever it stands", () => {
    const invisible = fc.constantFrom("\u200b", "\u200d", "\ufeff", "\u00ad", "\u2060", "\u200e", "\u180e", "\u3164");
    fc.assert(
      fc.property(letters, invisible, fc.nat(), (name, hidden, place) => {
        const at = place % (name.length + 1);
        const key = nameKey(name);
        expect(nameKey(name.slice(0, at) + hidden + name.slice(at))).toBe(key);
        for (const form of ["NFC", "NFD", "NFKC", "NFKD"] as const) expect(nameKey(name.normalize(form))).toBe(key);
        expect([nameKey(name.toUpperCase()), nameKey(name.toLowerCase())]).toEqual([key, key]);
        const wide = name.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
        expect(nameKey(wide)).toBe(key);
      }),
    );
  });

  it("is blind to spaces in Korean, and to which dash or space parts words elsewhere", () => {
    const korean = fc.string({ unit: fc.constantFrom(..."울산데이터센가나다"), minLength: 1, maxLength: 6 });
    const latin = fc.string({ unit: fc.constantFrom(..."abcXYZ"), minLength: 1, maxLength: 6 });
    const between = fc.constantFrom(" ", "  ", "-", "‐", "–", "—", "_", "\u00a0", "\u3000", "·", " / ");
    fc.assert(
      fc.property(
        fc.array(korean, { minLength: 1 }),
        fc.array(latin, { minLength: 1 }),
        between,
        (hangul, words, gap) => {
          expect(nameKey(hangul.join(gap))).toBe(hangul.join(""));
          expect(nameKey(words.join(gap))).toBe(nameKey(words.join(" ")));
        },
      ),
    );
  });

  it("keeps names apart whose letters or numbers differ", () => {
    const plain = fc.string({ unit: fc.constantFrom(..."abcxyz울산데이터"), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(plain, plain, fc.nat(99), fc.nat(99), (one, other, n, m) => {
        expect(nameKey(one) === nameKey(other)).toBe(one === other);
        expect(nameKey(`${one} ${n}`) === nameKey(`${one} ${m}`)).toBe(n === m);
        expect(nameKey(`Ulsan ${n} ${m}`)).not.toBe(nameKey(`Ulsan ${n}${m}`));
      }),
    );
  });
});
