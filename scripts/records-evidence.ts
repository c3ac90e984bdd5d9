import type { RecordSet } from "@/lib/importing/records/record-set";

/** Sources that are no more than copies, digests or pages without an author, by the beginning of their key; one that ends on `$` is whole. */
const weakSources = [
  ...["daily8-", "fmt-", "edgesg-", "mingtiandi-bdc-400$", "mingtiandi-empyrion$", "findsuper-haoyang$", "bruno-bdx$"],
  ...["underside-", "bytevyte-", "ainewshubs-", "posttop-", "squid-", "sobaoo-", "btw-", "yliwu-"],
  ...["nzherald-datagrid-tiwai$", "nouvellesdujour-", "newsbeep-", "mastodawn-", "collector-", "elbalad-"],
  ...["headtopics-", "edu24-", "2chlogpo-", "money-messenger-", "nextfin-", "newspic-"],
];
const weakSource = new RegExp(`^(${weakSources.join("|")})|-copy$`);

type Doubt = { site: string; kind: string; key?: RegExp; why: string };
/** What is known of single claims beside what their page says, where the record has no word on it. */
const doubts: Doubt[] = [
  { site: "evolution-megawide-cavite", kind: "service", why: "may mean the start of works, not of service" },
  { site: "empyrion-th1", kind: "service", why: "sources give three dates" },
  { site: "ess-tarboro", kind: "permit", why: "known only from pages that retell others" },
  { site: "project-jupiter", kind: "permit", key: /^air-/, why: "sources give 2,800 or 2,462 MW" },
  { site: "meta-el-paso", kind: "water_right", why: "may be a draft only" },
  { site: "google-meitner", kind: "works", why: "known from one analyst's list alone" },
  { site: "diode-peculiar", kind: "site", key: /^site$/, why: "no page gives its day" },
];

type Evidence = { source: string; mark: RecordSet["facts"][number]["mark"]; note?: string | undefined };

/** The record as it is, or with mark U and a word on it when its page is weak. */
function marked<Record extends Evidence>(record: Record, doubt?: string): Record {
  const isWeak = weakSource.test(record.source);
  const words = [isWeak && "Weak page", doubt && `Doubtful: ${doubt}`, record.note].filter(Boolean);
  return isWeak || doubt ? { ...record, ...(isWeak ? { mark: "U" } : {}), note: words.join("; ") } : record;
}

/** The set with every record that stands on a weak page marked as unverified, and every doubtful claim with its doubt in front of its note. */
export function withKnownWeakness(set: RecordSet): RecordSet {
  return {
    ...set,
    rules: set.rules.map((rule) => marked(rule)),
    facts: set.facts.map((fact) => marked(fact)),
    sites: set.sites.map((site) => ({
      ...marked(site),
      phases: site.phases.map((phase) => marked(phase)),
      indicators: site.indicators.map((indicator) => {
        const doubt = doubts.find(
          ({ site: slug, kind, key }) =>
            slug === site.slug && kind === indicator.kind && (key?.test(indicator.key) ?? true),
        );
        return { ...indicator, claims: indicator.claims.map((claim) => marked(claim, doubt?.why)) };
      }),
    })),
  };
}
