import type { Route } from "next";
import type { ScenarioChoice, SearchParams } from "@/app/_data/scenario";

/** An address with the page's scenario and what it is compared with, so that a reader keeps them from page to page. */
export function withScenario(href: string, { scenario, against }: Pick<ScenarioChoice, "scenario" | "against">): Route {
  return withParams(href, { scenario: scenario.link, against: against.link });
}

/** An address with these parameters set, or taken away where they are null; a link's own characters need no escapes. */
export function withParams(href: string, params: Record<string, string | null>): Route {
  const [beforeHash = "", hash] = href.split("#");
  const [path = "", query = ""] = beforeHash.split("?");
  const kept = query.split("&").filter((part) => part !== "" && !((part.split("=")[0] ?? "") in params));
  const added = Object.entries(params).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  const all = [...kept, ...added].join("&");
  return (path + (all && `?${all}`) + (hash === undefined ? "" : `#${hash}`)) as Route;
}

/** Parameters that speak of one visit only: a copied address does without them. */
const PASSING = ["logged", "onrecord"];

/** The address of a page without its scenario: what the page itself has in it stays. */
export function addressOf(path: string, asked: SearchParams): Route {
  const own = Object.entries(asked).flatMap(([name, value]): [string, string][] => {
    const first = Array.isArray(value) ? value[0] : value;
    return first === undefined || PASSING.includes(name) ? [] : [[name, first]];
  });
  return withParams(path, { ...Object.fromEntries(own), scenario: null, against: null });
}
