import type { SourceFile } from "./source-files";

/** The one component that may link to what the records say. */
const WEB_LINK = "app/_ui/web-link.tsx";

/** An `<a>` whose address is computed, and is no place in the app: it does not begin with `/`, `#` or a route that is handed down. */
const COMPUTED = /<a\b[^>]*?\bhref=\{(?!`(?:[/#]|\$\{route\}))([^}]*)\}/g;

/** Links to addresses from data that do not go through `WebLink`, which refuses `javascript:` and its kind. */
export function linksFromData(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ file }) => file.startsWith("app/") && file.endsWith(".tsx") && file !== WEB_LINK)
    .flatMap(({ file, text }) => [...text.matchAll(COMPUTED)].map(([, address]) => `${file}: ${address}`));
}
