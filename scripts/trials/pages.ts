import { fileURLToPath } from "node:url";
import { runChild } from "../child";
import type { Trial } from "./trial";

const E2E = fileURLToPath(new URL("../e2e.ts", import.meta.url));

/** Every page in both languages, both colour schemes, wide and narrow. */
export const pagesTrial: Trial = {
  name: "pages",
  unit: "variants of every page",
  count: 8,
  batch: 2,
  inTests: "the browser tests take two of the eight variants",
  begin: async (context) => async (from, to) => {
    const variants = Array.from({ length: to - from }, (_, i) => from + i).join(" ");
    const args = ["--import", "tsx", E2E, "every-page.spec.ts"];
    const code = await runChild(context, process.execPath, args, { env: { PAGE_VARIANTS: variants } });
    if (code !== 0) throw new Error(`variants ${variants} of every page failed, see above`);
  },
};
