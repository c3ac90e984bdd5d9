import { connect } from "@/db/client";
import { logMilestone } from "@/db/commands/log-milestone";
import type { Actor } from "@/lib/domain/actor";
import { toIsoDate } from "@/lib/domain/dates";
import { MilestoneLogInput } from "@/lib/domain/milestone-log-input";

// Run as a child by the trial of kills, which kills it: saves one claim after the other and says of each that it is saved.
// Usage: saver.ts <database> <indicator> <number of the first claim> <epoch day of the first date>
const actor: Actor = { kind: "system", name: "trial" };
const [url = "", indicator, first, firstDay] = process.argv.slice(2);
const { db } = connect(url, { max: 1, connectTimeoutSeconds: 120 });
const asOfOn = process.env.LEADTIME_TODAY ?? "";
for (let number = Number(first); ; number++) {
  const input = MilestoneLogInput.parse({
    target: { indicatorId: Number(indicator) },
    step: "in_service",
    kind: "estimated",
    date: toIsoDate(Number(firstDay) + number),
    knownOn: "2026-06-01",
    source: { url: "https://example.org/b", title: "B", publisher: "A paper", publishedOn: null, class: "press" },
    claimantSlug: null,
    mark: "V",
    note: null,
  });
  const saved = await logMilestone(db, actor, input, { asOfOn });
  if (!saved.ok) throw new Error(JSON.stringify(saved.failure));
  console.log(`saved ${saved.value.claimId}`);
}
