import path from "node:path";
import { test as base } from "@playwright/test";

/** A test whose app starts from the seed alone with every spec file; scripts/e2e.ts serves it. */
export const test = base.extend({
  baseURL: async ({ playwright: _ }, use, { file, parallelIndex }) => {
    const answer = await fetch(`${process.env.APPS}/${parallelIndex}/${path.basename(file)}`);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`No app for ${file}: ${text}`);
    await use(text);
  },
});
