import type { MegawattBasis } from "@/lib/domain/vocabulary";
import type { CurvePoint } from "./in-service-curve";
import { phaseMegawatts } from "./megawatts";
import type { Figure, ReadinessPhase } from "./types";

type Sum = { known: number; withoutMegawatts: number; megawatts: number };

/**
 * The MW expected in service by the end of each year, and nothing else of a readiness row, added up phase by phase: Σ MW × share of draws, a
 * phase in service counting whole and a withdrawn one not at all. In one basis; a phase without MW in it, or without a share for the year, is
 * not covered.
 */
export class ExpectedInService {
  readonly #basis: MegawattBasis;
  #phases = 0;
  readonly #inService: Sum = { known: 0, withoutMegawatts: 0, megawatts: 0 };
  readonly #byYear = new Map<number, Sum>();

  constructor(basis: MegawattBasis) {
    this.#basis = basis;
  }

  /** @param sharesByYear of draws in which the phase is in service by the end of the year; left out: as its forecast is stored */
  add(phase: ReadinessPhase, sharesByYear = phase.assessment?.inServiceShareByYear ?? {}): void {
    const state = phase.assessment?.state;
    if (state === "withdrawn") return;
    const megawatts = phaseMegawatts(phase, this.#basis);
    this.#phases += 1;
    if (state === "in_service") addTo(this.#inService, megawatts);
    for (const [year, share] of Object.entries(sharesByYear)) {
      const sum = this.#sumOf(Number(year));
      if (state !== "in_service") addTo(sum, megawatts === null ? null : megawatts * share);
    }
  }

  /** Of any year; unknown is null with its reason. */
  figure(year: number): Figure {
    const sum = this.#byYear.get(year);
    const known = this.#inService.known + (sum?.known ?? 0);
    const withoutMegawatts = this.#inService.withoutMegawatts + (sum?.withoutMegawatts ?? 0);
    if (known > 0) {
      const value = this.#inService.megawatts + (sum?.megawatts ?? 0);
      return { value, covered: known, of: this.#phases, reason: null };
    }
    const reason = this.#phases === 0 ? "no_phases" : withoutMegawatts > 0 ? "no_megawatts" : "no_forecast";
    return { value: null, covered: 0, of: this.#phases, reason };
  }

  /** Of every year that a phase has a share for. */
  curve(): CurvePoint[] {
    return [...this.#byYear.keys()].sort((a, b) => a - b).map((year) => ({ year, expected: this.figure(year) }));
  }

  #sumOf(year: number): Sum {
    const known = this.#byYear.get(year);
    if (known) return known;
    const made = { known: 0, withoutMegawatts: 0, megawatts: 0 };
    this.#byYear.set(year, made);
    return made;
  }
}

/** @param megawatts null: unknown */
function addTo(sum: Sum, megawatts: number | null): void {
  if (megawatts === null) sum.withoutMegawatts += 1;
  else {
    sum.known += 1;
    sum.megawatts += megawatts;
  }
}
