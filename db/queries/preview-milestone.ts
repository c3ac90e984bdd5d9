import type { ForecastSteps } from "@/lib/assessment/forecast-steps";
import type { MilestoneLogInput } from "@/lib/domain/milestone-log-input";
import type { SiteRecords } from "@/lib/domain/records";
import type { Result } from "@/lib/domain/result";
import type { SiteEvaluation } from "@/lib/evaluation/evaluate";
import type { Db } from "../client";
import { simulate } from "../simulation/simulate";
import { type MilestonePlan, planMilestone } from "./plan-milestone";

/** A site before and after a claim; `after` is what saving it gives as long as nothing moves, which `key` tells. */
export type MilestonePreview = Pick<MilestonePlan, "key" | "source" | "sourceDifferences"> & {
  site: SiteRecords;
  before: SiteEvaluation;
  after: SiteEvaluation;
  /** What moves the date of each phase that is open now: the look and the claim apart. */
  steps: ForecastSteps[];
  isOnRecord: boolean;
};

/** What logging the milestone would do, without writing anything: the same plan, computed by the same function, as saving it. */
export async function previewMilestone(
  db: Db,
  input: MilestoneLogInput,
  options: { asOfOn: string },
): Promise<Result<MilestonePreview>> {
  const planned = await planMilestone(db, input, options);
  if (!planned.ok) return planned;
  const { key, source, sourceDifferences, onRecordId, ...inputs } = planned.value;
  const isOnRecord = onRecordId !== null;
  const before = simulate("evaluate-site", inputs.before, { isUrgent: true });
  const after = isOnRecord ? before : simulate("evaluate-site", inputs.after, { isUrgent: true });
  const { site } = inputs.before;
  const steps = isOnRecord
    ? []
    : simulate(
        "forecast-steps",
        {
          before: site,
          after: inputs.after.site,
          options: inputs.before.options,
          phaseIds: site.phases.map(({ id }) => id),
        },
        { isUrgent: true },
      );
  const [wasSaid, isSaid, moved] = await Promise.all([before, after, steps]);
  return {
    ok: true,
    value: { key, source, sourceDifferences, isOnRecord, site, before: wasSaid, after: isSaid, steps: moved },
  };
}
