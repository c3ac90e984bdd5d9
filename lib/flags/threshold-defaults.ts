import type { EvidenceMark } from "@/lib/domain/vocabulary";
import type { FlagThresholds } from "./thresholds";

/** A threshold as it is seeded into `parameters`. */
type ThresholdDefault = {
  slug: keyof FlagThresholds;
  value: number;
  unit: string;
  mark: EvidenceMark;
  source: string;
};

const judged = (slug: ThresholdDefault["slug"], value: number, unit: string, why = ""): ThresholdDefault => ({
  slug,
  value,
  unit,
  mark: "U",
  source: why === "" ? "Judgement" : `Judgement: ${why}`,
});

/** The thresholds of the flags, as seeded. Slugs are permanent. */
export const flagThresholdDefaults: readonly ThresholdDefault[] = [
  judged("flag_late_days", 365, "days", "a year is more than a change of contractor explains"),
  judged("flag_late_cleared_days", 335, "days", "30 days below the threshold, so that a flag does not flicker"),
  judged("flag_due_soon_days", 100, "days", "ERCOT: 24 % of such dates are missed by over 180 days, 41 % of all"),
  judged("flag_due_grace_days", 30, "days"),
  judged("flag_silent_days", 365, "days", "bad news stands for 461 days in the median; later it is a question"),
  judged("flag_base_rate_share", 0.5, "share"),
  judged("flag_base_rate_decided", 10, "count", "fewer answers say little"),
  judged("flag_transformer_lead_days", 840, "days", "lead time by class"),
  judged("flag_power_before_service_days", 120, "days", "energised to in service"),
  judged("flag_delay_cost_usd", 1e9, "USD"),
  judged("flag_delay_cost_share", 0.4, "share", "of the draws that serve"),
  judged("flag_at_risk_usd", 1e9, "USD"),
  judged("flag_at_risk_lower_usd", 250e6, "USD", "where it is also the share below of the capital"),
  judged("flag_at_risk_share", 0.5, "share", "of the capital stated for the phase alone"),
  judged("flag_capital_cleared_share", 0.9, "share", "of the threshold, so that a flag does not flicker"),
  judged("flag_moved_days", 90, "days"),
  judged("flag_moved_points", 5, "percentage points"),
  judged("flag_moved_window_days", 90, "days"),
  judged("flag_apart_days", 365, "days"),
  judged("flag_slip_days", 30, "days", "less is a date written less exactly"),
  judged(
    "flag_promise_moved_days",
    180,
    "days",
    "ERCOT, horizon over: lift 0.96 at 30 days, 1.25 (1.00 to 1.51) at 180, so 180",
  ),
  judged("flag_promise_window_days", 365, "days"),
  judged("flag_slips", 3, "count"),
  judged("flag_slips_window_days", 548, "days", "18 months"),
  judged("flag_ppa_days", 390, "days", "270 days from signing to supply, 120 from supply to service"),
  judged("flag_machines_days", 90, "days", "a quarter that idle machines lose"),
  judged("flag_install_days", 60, "days", "from power to machines that run"),
  judged("flag_new_rule_days", 365, "days"),
  judged("flag_payback_months", 12, "months"),
  judged("flag_months_if_cancelled", 24, "months", "what a lost phase counts as"),
  judged("flag_undated_months", 48, "months", "from first word to service"),
  judged("flag_undated_mw", 100, "MW", "large enough to ask for a date"),
  judged("flag_high_mw_months", 1_000, "MW-months", "100 MW ten months late"),
  judged("flag_high_held_share", 0.9, "share"),
  judged("flag_high_phases_share", 0.15, "share", "more than that is read by nobody"),
];
