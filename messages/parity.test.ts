import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { namespaces } from "@/app/_i18n/messages";
import { locales } from "@/lib/domain/vocabulary";

const here = import.meta.dirname;
const filesOf = (locale: string) => readdirSync(join(here, locale)).sort();

function leaves(value: unknown, path: string): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}

function messagesOf(locale: string): Map<string, unknown> {
  return new Map(
    filesOf(locale).flatMap((file) =>
      leaves(JSON.parse(readFileSync(join(here, locale, file), "utf8")), "").flatMap(([path, value]) =>
        path === "" ? [] : ([[`${file.replace(".json", "")}.${path}`, value]] as [string, unknown][]),
      ),
    ),
  );
}

/** Names of ICU arguments, those inside plural and select branches too, and of rich-text tags. */
function placeholders(message: string): string[] {
  const found = new Set([...message.matchAll(/<(\w+)>/g)].map((match) => `<${match[1]}>`));
  const text = (from: number): number => {
    let at = from;
    while (at < message.length && message[at] !== "}") at = message[at] === "{" ? argument(at + 1) : at + 1;
    return at;
  };
  const argument = (from: number): number => {
    const [head = "", name = "", kind] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*,)?/.exec(message.slice(from)) ?? [];
    found.add(name);
    let at = from + head.length;
    if (!kind) return message.indexOf("}", at) + 1;
    while (at < message.length && message[at] !== "}") at = message[at] === "{" ? text(at + 1) + 1 : at + 1;
    return at + 1;
  };
  text(0);
  return [...found].sort();
}

const en = messagesOf("en");
const ko = messagesOf("ko");

describe("messages", () => {
  it("have the same files in every language, all of them loaded", () => {
    for (const locale of locales) expect(filesOf(locale)).toEqual([...namespaces].sort().map((name) => `${name}.json`));
  });

  it("have the same keys in both languages", () => {
    expect([...ko.keys()].sort()).toEqual([...en.keys()].sort());
  });

  it("are never empty", () => {
    const empty = [...en, ...ko].filter(([, value]) => typeof value !== "string" || value.trim() === "");
    expect(empty).toEqual([]);
  });

  it("have the same placeholders in both languages", () => {
    const different = [...en].flatMap(([key, message]) => {
      const here = placeholders(String(message));
      const there = placeholders(String(ko.get(key)));
      return here.join() === there.join() ? [] : [{ key, en: here, ko: there }];
    });
    expect(different).toEqual([]);
  });

  it("can all be formatted", () => {
    const failures: string[] = [];
    for (const locale of locales) {
      for (const [key, message] of locale === "en" ? en : ko) {
        const values = Object.fromEntries(
          placeholders(String(message)).map((name) => [name, name.startsWith("<") ? String : 2]),
        );
        const onError = (error: Error) => failures.push(`${locale} ${key}: ${error.message}`);
        const t = createTranslator<Record<string, string>>({ locale, messages: { message: String(message) }, onError });
        t.markup(
          "message",
          Object.fromEntries(Object.entries(values).map(([name, v]) => [name.replace(/[<>]/g, ""), v])) as never,
        );
      }
    }
    expect(failures).toEqual([]);
  });

  it("are in Korean where they are Korean", () => {
    const sameInBoth = [
      "sites.csv",
      "sites.column.p50",
      "sites.column.p80",
      "sites.column.megawatts",
      "flags.evidenceLink",
      "shell.footer.version",
    ];
    const untranslated = [...ko].filter(
      ([key, value]) => en.get(key) === value && /[a-z]{3}/.test(String(value)) && !sameInBoth.includes(key),
    );
    expect(untranslated).toEqual([]);
  });
});

describe("keys used in the code", () => {
  const used = sources(join(here, "..", "app")).flatMap((source) =>
    [
      ...source.matchAll(
        /\b(?:t|words|shell|translate|\w+T)(?:\.rich|\.markup|\.raw|\.has)?\(\s*([`"'])((?:(?!\1).)+)\1/g,
      ),
    ]
      .map((match) => match[2] as string)
      .filter((key) => /^[\w.${}[\]?: "']+$/.test(key)),
  );
  const patterns = [...new Set(used)].map((key) => ({
    key,
    pattern: new RegExp(`(^|\\.)${key.replace(/\./g, "\\.").replace(/\$\{[^}]*\}/g, "[^.]+")}$`),
  }));

  it("exist", () => {
    const missing = patterns.filter(({ pattern }) => ![...en.keys()].some((key) => pattern.test(key)));
    expect(missing.map(({ key }) => key)).toEqual([]);
  });

  it("are listed when nothing in the code seems to use them", () => {
    const unused = [...en.keys()].filter((key) => !patterns.some(({ pattern }) => pattern.test(key)));
    if (unused.length > 0)
      console.info(`Messages that no literal key reaches (may be chosen by a variable):\n${unused.join("\n")}`);
    expect(en.size).toBeGreaterThan(unused.length);
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /(?<!\.test)\.tsx?$/.test(entry.name) ? [readFileSync(path, "utf8")] : [];
  });
}
