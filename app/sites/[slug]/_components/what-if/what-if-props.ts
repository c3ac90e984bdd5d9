import type { WhatIfGate } from "./what-if-gates";

export type WhatIfProps = {
  slug: string;
  ordinal: number;
  phaseId: number;
  /** The phase's own gates, and what to call any gate of the site. */
  gates: WhatIfGate[];
  stepOf: Record<string, Pick<WhatIfGate, "title" | "step" | "key" | "permitType">>;
  announced: { day: number; basis: "promised" | "estimated" } | null;
  /** The address's `whatif`, unread; empty for none. */
  link: string;
};
