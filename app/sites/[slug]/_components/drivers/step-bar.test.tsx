import { readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { StepBar } from "./step-bar";

const stylesheet = readFileSync(new URL("levers.module.css", import.meta.url), "utf8");

it("a step has a colour of its own earlier and later, from the stylesheet", () => {
  const kindOf = (days: number) =>
    /data-kind="(\w+)"/.exec(renderToStaticMarkup(<StepBar bar={{ days, from: 0, to: 50 }} zero={0} />))?.[1];
  expect([kindOf(-3), kindOf(3)]).toEqual(["earlier", "later"]);
  for (const days of [-3, 3]) expect(stylesheet).toContain(`.step i[data-kind="${kindOf(days)}"]`);
});
