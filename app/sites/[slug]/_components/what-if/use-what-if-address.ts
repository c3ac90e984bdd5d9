"use client";

import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { type WhatIfChange, withChange } from "@/lib/what-if/change";
import { type ReadLink, readWhatIfLink, writeWhatIfLink } from "@/lib/what-if/link";

/** Browsers slow down pages that rewrite their address with every move. */
const PAUSE_MS = 250;

/** The page's address with this what-if in it; without the parameter when nothing is supposed. */
export function whatIfAddress(ordinal: number, asOfDay: number, changes: WhatIfChange[]): string {
  const url = new URL(window.location.href);
  url.searchParams.set("phase", String(ordinal));
  url.searchParams.delete("whatif");
  // What a link is written in needs no escapes beyond its own; URLSearchParams would add some.
  const whatIf = changes.length === 0 ? "" : `&whatif=${encodeURIComponent(writeWhatIfLink({ asOfDay, changes }))}`;
  return `${url.origin}${url.pathname}${url.search}${whatIf}`;
}

/** The changes, first read from the link that the reader came by, then kept in the address as they are made. */
export function useWhatIfAddress(link: string, ordinal: number) {
  const [read] = useState<ReadLink | null>(() => (link === "" ? null : readWhatIfLink(link)));
  const [changes, setChanges] = useState<WhatIfChange[]>(() =>
    read?.ok ? read.link.changes.reduce<WhatIfChange[]>(withChange, []) : [],
  );
  const keepInAddress = useDebouncedCallback(
    (next: WhatIfChange[], asOfDay: number) =>
      window.history.replaceState(null, "", whatIfAddress(ordinal, asOfDay, next)),
    PAUSE_MS,
  );

  function change(next: WhatIfChange[], asOfDay: number) {
    setChanges(next);
    keepInAddress(next, asOfDay);
  }
  return { read, changes, change };
}
