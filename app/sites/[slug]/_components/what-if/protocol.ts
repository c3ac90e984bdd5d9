import type { WhatIfChange } from "@/lib/what-if/change";
import type { WhatIfOutlook } from "@/lib/what-if/outlook";
import type { WhatIfAnswer } from "@/lib/what-if/what-if";
import type { WhatIfInput } from "@/lib/what-if/what-if-input";

/** From the page to the worker: the records once, then one set of changes at a time. */
export type ToWorker = { kind: "prepare"; input: WhatIfInput } | { kind: "try"; move: number; changes: WhatIfChange[] };

/** From the worker: the base, then one answer per move; `milliseconds` is what the computation took. */
export type FromWorker =
  | { kind: "ready"; base: WhatIfOutlook[] }
  | { kind: "answer"; move: number; answer: WhatIfAnswer; milliseconds: number };
