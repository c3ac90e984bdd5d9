import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Language = "en" | "ko";
type Variant = { language: Language; text: string; isWhole: boolean; isOnScreensOnly: boolean };
type Text = { where: string; language: Language; isScreen: boolean; text: string };

const trackedFiles = (...patterns: string[]) =>
  execFileSync("git", ["ls-files", "-z", "--", ...patterns], { encoding: "utf8" })
    .split("\0")
    .filter(Boolean);

/** The banned variants of the glossary's tables. */
function readVariants(page: string): Variant[] {
  const rows = page.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| English"));
  return rows.flatMap((line) => {
    const [, , , english = "", korean = ""] = line.split("|").map((cell) => cell.trim());
    return [
      ...english.split(";").map((text) => variant("en", text.trim())),
      ...korean.split(";").map((text) => variant("ko", text.trim())),
    ].filter(({ text }) => text !== "");
  });
}

function variant(language: Language, cell: string): Variant {
  const isOnScreensOnly = cell.endsWith("(screens)");
  const text = cell.replace("(screens)", "").trim();
  return { language, text: text.replace(/^=/, ""), isWhole: text.startsWith("="), isOnScreensOnly };
}

/** What a banned variant may not stand in: words, without the names of placeholders and of tags. */
const wordsOf = (message: string) => message.replace(/\{\w+(?=[,}])|\b\w+(?= \{)/g, "{").replace(/<\/?\w+>/g, "");

function stringsIn(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => stringsIn(inner, `${path}.${key}`));
}

const messages = (): Text[] =>
  trackedFiles("messages/*.json").flatMap((file) => {
    const language = file.includes("/ko/") ? "ko" : "en";
    return stringsIn(JSON.parse(readFileSync(file, "utf8")), file).map(({ path, text }) => ({
      where: path,
      language,
      isScreen: true,
      text: wordsOf(text),
    }));
  });

const koreanSeeds = (): Text[] =>
  trackedFiles("db/seed/data/*.json", "lib/importing/records/*.json").flatMap((file) =>
    stringsIn(JSON.parse(readFileSync(file, "utf8")), file)
      .filter(({ path }) => path.endsWith("Ko"))
      .map(({ path, text }) => ({ where: path, language: "ko" as const, isScreen: false, text })),
  );

const koreanSources = (): Text[] =>
  trackedFiles("app/*.ts", "app/*.tsx", "db/*.ts", "jobs/*.ts", "lib/*.ts")
    .filter((file) => !/\.(test|fixture)\.tsx?$|^db\/testing\//.test(file))
    .flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/"((?:[^"\\\n]|\\.)*)"|`([^`]*)`/g)]
        .map(([, quoted, template]) => quoted ?? template ?? "")
        .filter((text) => /\p{Script=Hangul}/u.test(text))
        .map((text) => ({ where: file, language: "ko" as const, isScreen: false, text })),
    );

const readmes = (): Text[] =>
  trackedFiles("*README.md").map((file) => ({
    where: file,
    language: "en",
    isScreen: false,
    text: readFileSync(file, "utf8").replaceAll(/\s+/g, " "),
  }));

const isLetter = (character: string | undefined) => character !== undefined && /[a-z]/i.test(character);

/** Where a text holds the variant: in English as words of their own, in Korean anywhere, for endings follow without a space. */
function holds({ text, language, isWhole }: Variant, within: string): boolean {
  if (isWhole) return within.trim().toLowerCase() === text.toLowerCase();
  const [lower, sought] = [within.toLowerCase(), text.toLowerCase()];
  for (let at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, at + 1))
    if (language === "ko" || !(isLetter(lower[at - 1]) || isLetter(lower[at + sought.length]))) return true;
  return false;
}

function bannedIn(texts: Text[], variants: Variant[]): string[] {
  return texts.flatMap(({ where, language, isScreen, text }) =>
    variants
      .filter((one) => one.language === language && (isScreen || !one.isOnScreensOnly) && holds(one, text))
      .map((one) => `${where}: “${one.text}” in “${text.slice(0, 90)}”`),
  );
}

/** A sentence that ends in 다 without 니다, a note in brackets behind it or not; “–보다” and a name such as 캐나다 end none. */
const isPlain = (text: string) => /(?<!니|캐나|보)다(?=[.;](?:\s|$|\))|\(|["'’]?$)/u.test(text);

const variants = readVariants(readFileSync("docs/glossary.md", "utf8"));
const all = [...messages(), ...koreanSeeds(), ...koreanSources(), ...readmes()];

describe("the glossary", () => {
  it("has banned variants in both languages, and texts of every kind are read", () => {
    for (const language of ["en", "ko"] as const)
      expect(variants.filter((one) => one.language === language).length).toBeGreaterThan(20);
    for (const [kind, least] of [
      [messages(), 3000],
      [koreanSeeds(), 300],
      [koreanSources(), 50],
      [readmes(), 8],
    ] as const)
      expect(kind.length).toBeGreaterThan(least);
  });

  it("is kept by every text", () => {
    expect(bannedIn(all, variants)).toEqual([]);
  });

  it("finds each banned variant where it is planted", () => {
    for (const one of variants) {
      const sentence = one.isWhole
        ? one.text
        : one.language === "ko"
          ? `이것은 ${one.text}입니다.`
          : `Here ${one.text}, so.`;
      const planted = { where: "planted", language: one.language, isScreen: true, text: sentence };
      expect(bannedIn([planted], variants).length, one.text).toBeGreaterThan(0);
    }
  });

  it("takes no word for a part of another, and no placeholder for a word", () => {
    const en = (text: string) =>
      bannedIn([{ where: "", language: "en", isScreen: true, text: wordsOf(text) }], variants);
    expect(en("probability {chance}, <chance></chance>, mischance")).toEqual([]);
    expect(en("the chance of it")).toHaveLength(1);
  });
});

describe("Korean", () => {
  it("ends its sentences politely", () => {
    expect(
      all.filter(({ language, text }) => language === "ko" && isPlain(text)).map(({ where, text }) => [where, text]),
    ).toEqual([]);
    for (const plain of ["저장했다.", "값이 없다", "가정이다; 판단", "승인하지 않는다(2024년 발표)."])
      expect(isPlain(plain), plain).toBe(true);
    for (const polite of ["저장했습니다.", "기준보다 늦음", "캐나다"]) expect(isPlain(polite), polite).toBe(false);
  });

  it("puts no particle behind a placeholder whose last sound varies", () => {
    const particle =
      /\{\w+\}(?:<\/\w+>)?(?:이|가|은|는|을|를|와|과|로|으로|이었습니다)(?=[\s.,]|$)|(?:이\(가\)|\(으\)로|을\(를\)|은\(는\))/;
    const raw = trackedFiles("messages/ko/*.json").flatMap((file) =>
      stringsIn(JSON.parse(readFileSync(file, "utf8")), file),
    );
    expect(raw.filter(({ text }) => particle.test(text)).map(({ path, text }) => [path, text])).toEqual([]);
    for (const wrong of ["{site}(으)로 돌아가기", "‘{window}’와 {name}는 없습니다.", "<b>{day}</b>은 어제입니다."])
      expect(particle.test(wrong), wrong).toBe(true);
  });

  it("keeps a state apart from a rate: 가동 비율 is neither", () => {
    expect(bannedIn([{ where: "", language: "ko", isScreen: true, text: "가동 비율 80%" }], variants)).toHaveLength(1);
    expect(
      bannedIn([{ where: "", language: "ko", isScreen: true, text: "가동률 80%, 가동 개시 비율 60%" }], variants),
    ).toEqual([]);
  });
});
