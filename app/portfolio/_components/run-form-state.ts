import { readNumber } from "@/lib/domain/number-text";
import { isBlank } from "@/lib/domain/plain-text";
import { PortfolioRunRequest, PortfolioScope } from "@/lib/portfolio/portfolio-run";
import { readScenarioLink } from "@/lib/scenarios/scenario-link";

/** A scope as the form's value, e.g. `all` or `economy:KOR`. */
export function scopeValue(scope: PortfolioScope): string {
  if (scope.kind === "all") return "all";
  return `${scope.kind}:${scope.kind === "economy" ? scope.iso3 : scope.slug}`;
}

/** The scope of a form's value; null for what is none. */
export function readScope(value: string): PortfolioScope | null {
  const [kind, name] = value.split(":", 2);
  const given = kind === "all" ? { kind } : kind === "economy" ? { kind, iso3: name } : { kind, slug: name };
  return PortfolioScope.safeParse(given).data ?? null;
}

const fields = ["title", "scope", "scenario", "firstYear", "years"] as const;
type RunField = (typeof fields)[number];

/** What the form holds, as typed (`scenario` is a link, empty for the base), and which fields cannot be taken; `busy`: too many runs wait. */
export type RunFormState = { values: Record<RunField, string>; problems: (RunField | "busy")[] };

/** The form's fields; one that is missing is empty. */
export function runFormValues(form: FormData): RunFormState["values"] {
  const text = (field: RunField) => {
    const value = form.get(field);
    return typeof value === "string" ? value : "";
  };
  return {
    title: text("title"),
    scope: text("scope"),
    scenario: text("scenario"),
    firstYear: text("firstYear"),
    years: text("years"),
  };
}

/** The request that the form makes, or the fields that are wrong. */
export function readRunForm(
  values: RunFormState["values"],
): { ok: true; request: PortfolioRunRequest } | { ok: false; problems: RunField[] } {
  const link = values.scenario === "" ? null : readScenarioLink(values.scenario);
  const read = PortfolioRunRequest.safeParse({
    title: isBlank(values.title) ? null : values.title,
    scope: readScope(values.scope),
    scenario: link === null ? undefined : link.ok ? link.link.scenario : null,
    firstYear: readNumber(values.firstYear),
    years: readNumber(values.years),
  });
  if (read.success) return { ok: true, request: read.data };
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  return { ok: false, problems: fields.filter((field) => wrong.has(field)) };
}
