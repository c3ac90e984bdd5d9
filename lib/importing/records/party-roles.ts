import type { IndicatorKind, OrganisationRole } from "@/lib/domain/vocabulary";
import { listOf } from "./party-names";

/** The party that does the steps of a kind: a promise in the records is its word (README of the records). */
const promising: Record<IndicatorKind, OrganisationRole> = {
  service: "operator",
  works: "operator",
  grid_interconnect: "utility",
  transformer_order: "manufacturer",
  ppa: "seller",
  permit: "regulator",
  water_right: "regulator",
  accelerator_order: "manufacturer",
  generation: "operator",
  land: "operator",
  financing: "operator",
  site: "operator",
};

/** The role in which somebody promises a step of this kind. */
export const promisingRole = (kind: IndicatorKind): OrganisationRole => promising[kind];

const counterparties: Partial<Record<IndicatorKind, OrganisationRole>> = {
  grid_interconnect: "utility",
  transformer_order: "manufacturer",
  ppa: "seller",
  permit: "regulator",
  water_right: "regulator",
  accelerator_order: "manufacturer",
  works: "contractor",
};

/** The role of the other party of an indicator; none where the kind does not tell. */
export const counterpartyRoles = (kind: IndicatorKind): OrganisationRole[] => {
  const role = counterparties[kind];
  return role ? [role] : [];
};

/** The first of several parties that a cell names, without what stands in brackets behind it: `DL E&C` of `DL E&C (filing); Digital Seoul 2`. */
export function leadingParty(cell: string): string {
  const [first = cell] = listOf(cell);
  return first.replace(/\s*\([^)]*\)\s*$/, "").trim() || first.trim();
}
