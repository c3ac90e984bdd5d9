import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { WebLink } from "./web-link";

const shown = (href: string | null) =>
  renderToStaticMarkup(createElement(WebLink, { href, title: "A page" }, "Herald"));

it("links to what a reader may follow", () => {
  expect(shown("https://example.org/a")).toBe(
    '<a href="https://example.org/a" title="A page" rel="noopener noreferrer"><bdi>Herald</bdi></a>',
  );
});

it.each(["javascript:alert(1)", "data:text/html,x", "ftp://example.org", "example.org", "", null])(
  "shows the words alone for the stored address %o",
  (href) => expect(shown(href)).toBe('<span title="A page"><bdi>Herald</bdi></span>'),
);
