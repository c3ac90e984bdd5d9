import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ParameterEdit, ReferenceClassInput } from "./model-input";
import { SourceInput } from "./source-input";
import { isWebAddress } from "./web-address";

const bad = [
  "javascript:alert(1)",
  "JAVASCRIPT:alert(1)",
  "java\nscript:alert(1)",
  " javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "ftp://example.org/a",
  "file:///etc/passwd",
  "mailto:somebody@example.org",
  "//example.org/a",
  "/sites",
  "https:example.org",
  "https://",
  "https://example.org/a b",
  "https://regulator.example@elsewhere.example/",
  "example.org",
];

describe("isWebAddress", () => {
  it.each(bad)("refuses %o", (text) => expect(isWebAddress(text)).toBe(false));

  it.each(["https://example.org", "http://example.org/a?b=c#d", "HTTPS://EXAMPLE.ORG/", "https://example.org/자료"])(
    "takes %s",
    (text) => expect(isWebAddress(text)).toBe(true),
  );

  it("takes every address that has the form, and nothing that a browser would open otherwise", () => {
    fc.assert(fc.property(fc.webUrl({ withQueryParameters: true }), (url) => isWebAddress(url)));
    fc.assert(
      fc.property(fc.string(), (text) => {
        const protocol =
          URL.canParse(text, "https://leadtime.example/") && new URL(text, "https://leadtime.example/").protocol;
        expect(isWebAddress(text) && protocol !== "https:" && protocol !== "http:").toBe(false);
      }),
    );
  });
});

describe("an input with an address", () => {
  const page = { title: "T", publisher: "P", class: "press" };
  const edit = { slug: "draws", value: 1, mark: "U", sourceText: "why", basedOnVersion: 1 };
  const model = { slug: "c", titleEn: "C", titleKo: "유", values: {}, mark: "U", sourceText: "why" };
  const inputs = {
    url: (address: string) => SourceInput.safeParse({ ...page, url: address }),
    sourceUrl: (address: string) => ParameterEdit.safeParse({ ...edit, sourceUrl: address }),
    "class's sourceUrl": (address: string) => ReferenceClassInput.safeParse({ ...model, sourceUrl: address }),
  };

  it.each(Object.entries(inputs))(
    "refuses in %s what no reader may follow, with field, value and reason",
    (_, parse) => {
      expect(parse("https://example.org/a").success).toBe(true);
      for (const address of bad.filter((one) => one.trim() === one)) {
        const [issue] = parse(address).error?.issues ?? [];
        expect(issue?.message).toMatch(
          /^(url|sourceUrl): ".*" is not a web address: expected one that begins with http/s,
        );
        expect(issue?.message).toContain(address.slice(0, 80));
      }
    },
  );
});
