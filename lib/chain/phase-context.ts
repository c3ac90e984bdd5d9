import type { SiteRecords } from "@/lib/domain/records";
import type { Node } from "@/lib/forecast";
import type { ChainModel } from "./model";
import type { PhaseStatus } from "./phase-plan";

/** What a phase's part of the network is built from; `previous` is the standing phase in front of it, `nodes` what is built already. */
export type PhaseContext = {
  site: SiteRecords;
  plan: PhaseStatus;
  previous: PhaseStatus | null;
  asOfDay: number;
  model: ChainModel;
  plans: PhaseStatus[];
  nodes: Node[];
};
