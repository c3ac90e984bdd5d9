import { IsoDate, isoDateOf, toEpochDay } from "@/lib/domain/dates";
import { type WhatIfChange, WhatIfChanges } from "./change";

/** The first field of every link; another number is another way of writing, which this code cannot read. */
const VERSION = "1";

/** A what-if as its address holds it: the day of the forecast it was made against, and the changes in order. */
export type WhatIfLink = { asOfDay: number; changes: WhatIfChange[] };

export type ReadLink =
  | { ok: true; link: WhatIfLink }
  | { ok: false; reason: "other-version" | "damaged" | "out-of-range" };

const text = (part: string) =>
  encodeURIComponent(part).replace(/[~!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/**
 * Writes a what-if for the parameter `whatif`: `1~2026-11-22~on!p1.works.building.completed!2028-06-01~x!p1.ppa.kepco.signed!0.8~nobridge!1`.
 * Readable, and in characters that an address carries as they are.
 */
export function writeWhatIfLink({ asOfDay, changes }: WhatIfLink): string {
  return [VERSION, isoDateOf(asOfDay), ...changes.map(writeChange)].join("~");
}

function writeChange(change: WhatIfChange): string {
  switch (change.kind) {
    case "happens":
      return `on!${text(change.gate)}!${isoDateOf(change.day)}`;
    case "takes":
      return `x!${text(change.gate)}!${change.factor}`;
    case "told":
      return `told!${text(change.gate)}!${change.news}`;
    case "no-bridge":
      return `nobridge!${change.phase}`;
    case "bridge":
      return `bridge!${change.phase}!${isoDateOf(change.day)}`;
  }
}

/**
 * Reads what `writeWhatIfLink` wrote, after checking its every part. Reports why when it cannot; never reads half a
 * link.
 */
export function readWhatIfLink(written: string): ReadLink {
  const [version, asOfOn = "", ...parts] = written.split("~");
  if (version !== VERSION) return { ok: false, reason: /^\d+$/.test(version ?? "") ? "other-version" : "damaged" };
  const asOfDay = dayOf(asOfOn);
  const drafts = parts.map(readChange);
  if (asOfDay === null || drafts.some((draft) => draft === null)) return { ok: false, reason: "damaged" };
  const changes = WhatIfChanges.safeParse(drafts);
  return changes.success
    ? { ok: true, link: { asOfDay, changes: changes.data } }
    : { ok: false, reason: "out-of-range" };
}

/** The parts in their places, not yet checked for range; null when they are not what `writeChange` writes. */
function readChange(part: string): unknown | null {
  const [word, subject = "", value = "", ...rest] = part.split("!");
  if (rest.length > 0 || subject === "") return null;
  switch (word) {
    case "on": {
      const [gate, day] = [plain(subject), dayOf(value)];
      return gate === null || day === null ? null : { kind: "happens", gate, day };
    }
    case "x": {
      const gate = plain(subject);
      return gate === null || value === "" ? null : { kind: "takes", gate, factor: Number(value) };
    }
    case "told": {
      const gate = plain(subject);
      return gate === null || value === "" ? null : { kind: "told", gate, news: value };
    }
    case "nobridge":
      return value === "" ? { kind: "no-bridge", phase: Number(subject) } : null;
    case "bridge": {
      const day = dayOf(value);
      return day === null ? null : { kind: "bridge", phase: Number(subject), day };
    }
    default:
      return null;
  }
}

const dayOf = (isoDate: string) => (IsoDate.safeParse(isoDate).success ? toEpochDay(isoDate) : null);

function plain(written: string): string | null {
  try {
    return decodeURIComponent(written);
  } catch {
    return null;
  }
}
