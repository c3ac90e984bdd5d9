import { PortfolioScope } from "@/lib/portfolio/portfolio-run";

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
