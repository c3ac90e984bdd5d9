import type { ClaimantRow, SitePage } from "@/app/_data/site";
import { promisingRoles } from "@/lib/domain/claim-input";
import { indicatorTitles } from "@/lib/domain/indicator-titles";
import type { IndicatorKind, Locale, OrganisationRole } from "@/lib/domain/vocabulary";
import { phaseName } from "@/lib/format/phase-name";
import { newTargets, writeTarget } from "./log-target";
import type { Choices } from "./what-fields";

type Words = {
  newIn: (phase: string) => string;
  siteParties: string;
  others: string;
  role: (role: OrganisationRole) => string;
};

/** The form's lists: indicators on record, those that could be added, and the parties whose word it may be. */
export function logChoices(page: SitePage, claimants: ClaimantRow[], locale: Locale, words: Words): Choices {
  const { phases } = page.site;
  const kindOf: Record<string, IndicatorKind> = {};
  const option = (value: string, label: string, kind: IndicatorKind) => {
    kindOf[value] = kind;
    return { value, label };
  };
  const nameOf = (phase: (typeof phases)[number]) => phaseName(phase, locale);
  // A closed list shows no group, so the choice itself says its phase.
  const numbered = (phase: (typeof phases)[number], title: string) =>
    phases.length > 1 ? `${phase.ordinal}. ${title}` : title;
  const recorded = phases.map((phase) => ({
    group: nameOf(phase),
    items: phase.indicators.map((one) =>
      option(
        writeTarget({ indicatorId: one.id }),
        numbered(phase, locale === "ko" ? one.titleKo : one.titleEn),
        one.kind,
      ),
    ),
  }));
  const added = phases.map((phase) => ({
    group: words.newIn(nameOf(phase)),
    items: newTargets(phase).map((target) =>
      option(
        writeTarget(target),
        numbered(phase, `+ ${indicatorTitles(target.kind, target.subtype)[locale]}`),
        target.kind,
      ),
    ),
  }));
  return {
    targets: [...recorded, ...added].filter(({ items }) => items.length > 0),
    kindOf,
    claimants: parties(page, claimants, locale, words),
  };
}

function parties(page: SitePage, claimants: ClaimantRow[], locale: Locale, words: Words): Choices["claimants"] {
  const { site, organisations } = page;
  const counterparties = site.phases.flatMap(({ indicators }) =>
    indicators.flatMap(({ counterparty }) => counterparty ?? []),
  );
  const here = new Set(
    [site.operator, site.utility, ...counterparties, ...organisations].flatMap((one) => (one ? [one.nameEn] : [])),
  );
  const option = ({ slug, nameEn, nameKo, roles }: ClaimantRow) => ({
    value: slug,
    label: `${locale === "ko" ? nameKo : nameEn}${roles.length > 0 ? ` (${roles.map(words.role).join(", ")})` : ""}`,
  });
  const canPromise = (one: ClaimantRow) => one.roles.some((role) => promisingRoles.includes(role));
  const ranked = [...claimants].sort((a, b) => Number(canPromise(b)) - Number(canPromise(a)));
  return [
    { group: words.siteParties, items: ranked.filter(({ nameEn }) => here.has(nameEn)).map(option) },
    { group: words.others, items: ranked.filter(({ nameEn }) => !here.has(nameEn)).map(option) },
  ].filter(({ items }) => items.length > 0);
}
