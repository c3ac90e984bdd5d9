import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { optionalText, readSlug, text } from "./fields";
import { cleanText, isBlank, searchText, textProblem } from "./plain-text";
import { sourceNaturalKey } from "./source-input";

const refusals = (value: unknown, limit = 10) =>
  text("title", limit).safeParse(value).error?.issues[0]?.message ?? null;

describe("a text that is kept", () => {
  it("is composed, has one kind of line end, and nothing blank around it", () => {
    expect(text("note", 100).parse(`\u00a0${"데이터센터".normalize("NFD")}\r\nlast\rline \n`)).toBe(
      "데이터센터\nlast\nline",
    );
  });

  it("is the same whether its line ends are one character or two: they count once", () => {
    expect(text("note", 5).parse("12\r\n45")).toBe("12\n45");
  });

  it("names field and character of every control character but tab and line feed", () => {
    const controls = [...Array(32).keys(), 127].filter((code) => ![9, 10, 13].includes(code));
    for (const code of controls) {
      const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
      expect(refusals(`a${String.fromCharCode(code)}b`)).toBe(`title: may not hold the control character ${name}`);
      expect(optionalText("title", 10).safeParse(String.fromCharCode(code)).success).toBe(false);
    }
    expect(refusals("a\tb\nc")).toBeNull();
  });

  it("names the limit and the length, and tells what nobody sees from what is there", () => {
    expect(refusals("12345678901")).toBe("title: at most 10 characters, but it has 11");
    for (const empty of ["", " \n", "\u200b", "\u3164\u00ad", "\u2800", "\u202e\u202c", "\ufeff"]) {
      expect(refusals(empty)).toBe("title: may not be empty");
      expect(isBlank(empty)).toBe(true);
    }
    expect(isBlank("\0")).toBe(false);
    expect(isBlank("가\u200b")).toBe(false);
  });

  it("is clean once it was cleaned", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (any) => {
        const read = text("title", 1_000).safeParse(any);
        if (read.success) expect([cleanText(read.data), textProblem(read.data, 1_000)]).toEqual([read.data, null]);
      }),
    );
  });

  it("tells one source from another by what a reader sees", () => {
    const source = (title: string) =>
      sourceNaturalKey({ url: null, title: text("title", 99).parse(title), publishedOn: null });
    expect(source("울산 데이터센터".normalize("NFD"))).toBe(source("울산 데이터센터"));
  });
});

describe("an address", () => {
  it("asks for composed text without control characters, or for nothing", () => {
    expect(searchText("울산".normalize("NFD"), 80)).toBe("울산");
    expect(searchText(["Ul\0san\r\n", "second"], 80)).toBe("Ulsan");
    for (const nothing of ["\0", " ", "\u200b", undefined, [], {}]) expect(searchText(nothing, 80)).toBeNull();
    expect(searchText("x".repeat(100), 80)).toHaveLength(80);
  });

  it("names a record by a slug or not at all", () => {
    expect(readSlug("ulsan-1")).toBe("ulsan-1");
    for (const no of ["\0", "ulsan\0", "__proto__", "Ulsan", "", "a".repeat(101)]) expect(readSlug(no)).toBeNull();
  });
});
