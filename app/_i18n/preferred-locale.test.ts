import { describe, expect, it } from "vitest";
import { preferredLocale } from "./preferred-locale";

describe("preferredLocale", () => {
  it.each([
    ["ko", "en-US", "ko"],
    [undefined, "ko-KR,ko;q=0.9,en;q=0.8", "ko"],
    [undefined, "en;q=0.5, ko;q=0.8", "ko"],
    [undefined, "fr-FR,de;q=0.9", "en"],
    [undefined, "ko;q=0, en;q=0.1", "en"],
    [undefined, null, "en"],
    ["xx", "ko", "ko"],
    [undefined, "ko-KP", "ko"],
    [undefined, "en-GB,ko;q=0.9", "en"],
    [undefined, "*", "en"],
    [undefined, "ko-KR-x-very-private, fr", "ko"],
    [undefined, "not a language!!, ko", "ko"],
    [undefined, `${"de,".repeat(300)}ko`, "en"],
  ] as const)("cookie %s and %s give %s", (cookie, header, expected) => {
    expect(preferredLocale(cookie, header)).toBe(expected);
  });
});
