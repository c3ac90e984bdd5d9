import { and, eq, isNull, or } from "drizzle-orm";
import { parsePartialDate } from "@/lib/domain/dates-as-written/partial-date";
import { PolicyInstrumentInput } from "@/lib/domain/policy-input";
import type { RecordRule } from "@/lib/importing/records/record-set";
import { gateOf, ruleSlug } from "@/lib/importing/records/rules";
import { policyInstruments } from "../../schema";
import { savePolicyInstrument } from "../save-policy-instrument";
import type { RecordFate, RecordsImport } from "./records-import";

/** The gate's word in front of a rule's text, without the underscores of a key. */
const inWords = (requires: string) => requires.replace(/^\w+/, (gate) => gate.replaceAll("_", " "));

/** A rule, once for each of its regions. Where another record of the economy asks for the same permit already, it counts once. */
export async function applyRule(run: RecordsImport, rule: RecordRule): Promise<RecordFate> {
  let fate: RecordFate = "unchanged";
  const { db, actor, importId, report } = run;
  const gate = gateOf(rule);
  const places = rule.regions.length > 0 ? rule.regions : [null];
  for (const region of places) {
    const slug = ruleSlug(rule, region);
    const [onRecord] = await db
      .select({ slug: policyInstruments.slug })
      .from(policyInstruments)
      .where(
        gate === null
          ? eq(policyInstruments.slug, slug)
          : or(
              eq(policyInstruments.slug, slug),
              and(
                eq(policyInstruments.iso3, rule.iso3),
                eq(policyInstruments.requiresGate, gate),
                isNull(policyInstruments.regionId),
              ),
            ),
      );
    if (onRecord) {
      report.unchanged.rules += 1;
      continue;
    }
    const effective = rule.since ? parsePartialDate(rule.since) : null;
    await savePolicyInstrument(
      db,
      actor,
      PolicyInstrumentInput.parse({
        ...{ slug, iso3: rule.iso3, status: rule.status, mark: rule.mark, note: rule.note },
        regionId: region === null ? undefined : run.regionId(rule.iso3, region),
        titleEn: rule.name,
        titleKo: rule.iso3 === "KOR" && rule.localName ? rule.localName : rule.name,
        factEn: inWords(rule.requires),
        factKo: inWords(rule.requires),
        thresholdMegawatts: rule.thresholdMegawatts,
        effectiveOn: effective?.latestOn ?? undefined,
        effectiveText: [rule.since, rule.until && `until ${rule.until}`].filter(Boolean).join(", ") || undefined,
        requiresGate: gate ?? undefined,
        sourceId: run.sourceId(rule.source),
        importId,
      }),
    );
    report.added.rules += 1;
    fate = "added";
  }
  return fate;
}
