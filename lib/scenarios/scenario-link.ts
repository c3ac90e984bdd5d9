import { z } from "zod";
import { IsoDate, isoDateOf, toEpochDay } from "@/lib/domain/dates";
import type { InputProblem } from "@/lib/domain/result";
import { readOverrides, type ScenarioOverrides } from "./overrides";

/** The first field of every link; another number is another way of writing, which this code cannot read. */
const VERSION = "1";

/** A scenario as an address holds it: a stored one by name and version, or an analyst's own, with the day of the base it was seen against. */
export type ScenarioLink = {
  asOfDay: number;
  scenario: { kind: "stored"; slug: string; version: number } | { kind: "own"; overrides: ScenarioOverrides };
};

export type ReadScenarioLink =
  | { ok: true; link: ScenarioLink }
  | { ok: false; reason: "other-version" | "damaged" }
  /** Every value that is out of its limits, with its field. */
  | { ok: false; reason: "out-of-range"; problems: InputProblem[] };

/** What comes after the day in a link of an analyst's own overrides. */
const OWN = "own";
const Stored = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*\.v[1-9]\d{0,8}$/);

/**
 * Writes a scenario for an address: `1~2026-11-22~bear.v2`, or
 * `1~2026-11-22~own~x!grid_interconnect!1.5~export!0.5!183!548!0.1!MYS.THA~utilisation!0.49`. Readable, and in characters that an address
 * carries as they are.
 */
export function writeScenarioLink({ asOfDay, scenario }: ScenarioLink): string {
  const day = isoDateOf(asOfDay);
  return scenario.kind === "stored"
    ? [VERSION, day, `${scenario.slug}.v${scenario.version}`].join("~")
    : [VERSION, day, OWN, ...writeOverrides(scenario.overrides)].join("~");
}

function writeOverrides({ durationFactors = {}, exportControl, ...numbers }: ScenarioOverrides): string[] {
  return [
    ...Object.entries(durationFactors).map(([key, factor]) => `x!${key}!${number(factor)}`),
    ...(exportControl
      ? [
          [
            "export",
            number(exportControl.licenceProbability),
            number(exportControl.delayMedianDays),
            number(exportControl.delayP90Days),
            number(exportControl.denialProbability),
            exportControl.controlledIso3.join("."),
          ].join("!"),
        ]
      : []),
    ...Object.entries(numbers).flatMap(([field, value]) => (value === undefined ? [] : [`${field}!${number(value)}`])),
  ];
}

/**
 * Reads what `writeScenarioLink` wrote, after checking its every part. Reports why when it cannot; never reads half a
 * link.
 */
export function readScenarioLink(written: string): ReadScenarioLink {
  const [version = "", asOfOn = "", name = "", ...parts] = written.split("~");
  if (version !== VERSION) return { ok: false, reason: /^\d+$/.test(version) ? "other-version" : "damaged" };
  if (!IsoDate.safeParse(asOfOn).success) return { ok: false, reason: "damaged" };
  const asOfDay = toEpochDay(asOfOn);
  if (name !== OWN) {
    if (parts.length > 0 || !Stored.safeParse(name).success) return { ok: false, reason: "damaged" };
    const at = name.lastIndexOf(".v");
    const stored = { kind: "stored", slug: name.slice(0, at), version: Number(name.slice(at + 2)) } as const;
    return { ok: true, link: { asOfDay, scenario: stored } };
  }
  const draft = readParts(parts);
  if (draft === null) return { ok: false, reason: "damaged" };
  const overrides = readOverrides(draft);
  return overrides.ok
    ? { ok: true, link: { asOfDay, scenario: { kind: "own", overrides: overrides.value } } }
    : { ok: false, reason: "out-of-range", problems: overrides.failure.problems };
}

/** The overrides in their places, not yet checked for range; null when a part is not what `writeOverrides` writes, or stands there twice. */
function readParts(parts: string[]): Record<string, unknown> | null {
  const draft = new Map<string, unknown>();
  const factors = new Map<string, number | string>();
  for (const part of parts) {
    const [word = "", ...values] = part.split("!");
    if (word === "x") {
      const [key = "", factor = ""] = values;
      if (values.length !== 2 || factors.has(key) || !isNumber(factor)) return null;
      factors.set(key, finite(factor));
    } else {
      const field = word === "export" ? "exportControl" : word;
      const value = word === "export" ? readExportControl(values) : readNumber(values);
      if (draft.has(field) || value === null) return null;
      draft.set(field, value);
    }
  }
  if (factors.size > 0) draft.set("durationFactors", Object.fromEntries(factors));
  return Object.fromEntries(draft);
}

function readExportControl(values: string[]): unknown | null {
  const [licenceProbability, delayMedianDays, delayP90Days, denialProbability] = values.slice(0, 4).map(finite);
  const controlledIso3 = values[4]?.split(".");
  if (values.length !== 5 || !values.slice(0, 4).every(isNumber)) return null;
  return { licenceProbability, delayMedianDays, delayP90Days, denialProbability, controlledIso3 };
}

const readNumber = (values: string[]) =>
  values.length === 1 && values.every(isNumber) ? finite(values[0] ?? "") : null;
/** A number beyond all numbers stays as it was written, so that its refusal quotes it. */
const finite = (text: string): number | string => (Number.isFinite(Number(text)) ? Number(text) : text);
/** A plus sign would come back from an address as a blank. */
const number = (value: number) => String(value).replace("+", "");
const isNumber = (text: string) => /^-?\d+(\.\d+)?(e-?\d+)?$/.test(text);
