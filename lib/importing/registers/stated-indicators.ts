import { promisingSourceClasses } from "@/lib/domain/claim-input";
import type { IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";
import { leadingParty, promisingRole } from "../records/party-roles";
import { permitTypeOf } from "../records/permit-type";
import type { RegisterMapping } from "./mapping";
import type { RowFindings, Said } from "./row-findings";
import type { StatedClaim, StatedIndicator, StatedRow } from "./stated-row";

export type Milestone = { kind: IndicatorKind; key?: string | undefined; step: MilestoneStep };
type Named = { kind: IndicatorKind; key?: string | undefined };

/** The key of an indicator that the mapping names by its kind, and perhaps by a key. */
export const indicatorKey = ({ kind, key }: Named): string => key ?? kind.replaceAll("_", "-");
const identityOf = (named: Named) => `${named.kind} ${indicatorKey(named)}`;

/** Collects the claims of a row by indicator, with the party and the amount that its cells name. */
export class IndicatorsOfRow {
  readonly #indicators = new Map<string, StatedIndicator>();
  readonly #parties: ReadonlyMap<string, Said<"counterparty">>;
  readonly #megawatts: ReadonlyMap<string, { said: Said<"indicator_megawatts">; megawatts: string }>;

  constructor(
    private readonly findings: RowFindings,
    private readonly row: { mapping: RegisterMapping; site: StatedRow["site"]; hasPhase: boolean },
  ) {
    this.#parties = new Map(findings.said("counterparty").map((said) => [identityOf(said.meaning), said]));
    this.#megawatts = new Map(
      findings.said("indicator_megawatts").flatMap((said) => {
        const stated = findings.takeMegawatts(said);
        return stated === null ? [] : [[identityOf(said.meaning), { said, megawatts: stated }] as const];
      }),
    );
  }

  /** Adds a claim of a step. */
  state(milestone: Milestone, said: Omit<StatedClaim, "step" | "mark" | "claimant" | "megawatts">): void {
    const identity = identityOf(milestone);
    const megawatts = this.#megawatts.get(identity)?.megawatts;
    const claim: StatedClaim = { step: milestone.step, mark: this.row.mapping.mark, ...said };
    if (megawatts !== undefined) claim.megawatts = megawatts;
    if (said.kind === "promised") {
      const claimant = this.promiserOf(milestone);
      if (claimant !== undefined) claim.claimant = claimant;
    }
    const known = this.#indicators.get(identity) ?? this.newIndicator(milestone);
    known.claims.push(claim);
    this.#indicators.set(identity, known);
  }

  /** Whether a cell already says when a step was reached. */
  hasActual(milestone: Milestone): boolean {
    const claims = this.#indicators.get(identityOf(milestone))?.claims ?? [];
    return claims.some(({ kind, step }) => kind === "actual" && step === milestone.step);
  }

  /** The indicators; a party or an amount of one without a claim stays in the row's note. */
  finish(): StatedIndicator[] {
    const cells = [...this.#parties, ...[...this.#megawatts].map(([key, { said }]) => [key, said] as const)];
    for (const [identity, said] of cells) if (!this.#indicators.has(identity)) this.findings.keep(said, null);
    return [...this.#indicators.values()];
  }

  private newIndicator(named: Named): StatedIndicator {
    const { site, hasPhase } = this.row;
    const key = indicatorKey(named);
    const counterparty = this.#parties.get(identityOf(named))?.text;
    return {
      phase: hasPhase ? 1 : null,
      kind: named.kind,
      key,
      ...(counterparty === undefined ? {} : { counterparty }),
      ...(named.kind === "permit" ? { permitType: permitTypeOf(key, "") } : {}),
      ...(site.type === "data_centre" ? {} : { holds: "none" as const }),
      claims: [],
    };
  }

  /** Whose promise it is: the party that does the step, where the row names it, else the register's own. */
  private promiserOf(named: Named): string | undefined {
    const { site, mapping } = this.row;
    const role = promisingRole(named.kind);
    const own = this.#parties.get(identityOf(named))?.text;
    const party = role === "operator" ? site.operators[0] : (own ?? (role === "utility" ? site.utility : undefined));
    if (party === undefined && !promisingSourceClasses.includes(mapping.source.class)) {
      const reason = `a promise of ${named.kind.replaceAll("_", " ")} needs the ${role} whose word it is: map its column, or map the date as estimated`;
      this.findings.refuse(null, null, reason);
    }
    return party === undefined ? undefined : leadingParty(party);
  }
}
