import { z } from "zod";

const days = z.number().min(0).max(3_650);
const share = z.number().min(0).max(1);
const usd = z.number().min(0).max(1e12);
const count = z.int().min(1).max(100);

/** The thresholds of the rules by their slugs, with the limits that they are read with. README.md says which rule asks for which. */
export const FlagThresholds = z.object({
  /** P50 so many days after the first baseline is late. */
  flag_late_days: days,
  /** A forecast that was called late no longer is below so many. */
  flag_late_cleared_days: days,
  flag_due_soon_days: days,
  /** After the promised day: what "served by then" allows. */
  flag_due_grace_days: days,
  /** Without a word on the site for so long, bad news becomes a question. */
  flag_silent_days: days,
  flag_base_rate_share: share,
  flag_base_rate_decided: count,
  /** From the order of the transformers to their delivery. */
  flag_transformer_lead_days: days,
  /** From energised to in service, where only the day of service is promised. */
  flag_power_before_service_days: days,
  flag_delay_cost_usd: usd,
  flag_delay_cost_share: share,
  flag_at_risk_usd: usd,
  /** With `flag_at_risk_share` of the phase's capital. */
  flag_at_risk_lower_usd: usd,
  flag_at_risk_share: share,
  /** Money that was called exposed no longer is below this share of the threshold. */
  flag_capital_cleared_share: share,
  flag_moved_days: days,
  flag_moved_points: z.number().min(0).max(100),
  /** How far back rule 9 looks. */
  flag_moved_window_days: days,
  /** Between an estimate and the party's own word. */
  flag_apart_days: days,
  /** From one promise to the next a later day counts beyond so many days. */
  flag_slip_days: days,
  flag_promise_moved_days: days,
  flag_promise_window_days: days,
  flag_slips: count,
  flag_slips_window_days: days,
  /** From the signing of a gating PPA to service. */
  flag_ppa_days: days,
  flag_machines_days: days,
  /** Installing the machines. */
  flag_install_days: days,
  flag_new_rule_days: days,
  flag_payback_months: z.number().min(0).max(600),
  flag_months_if_cancelled: z.number().min(0).max(600),
  /** From the first word to service, where no date was ever stated. */
  flag_undated_months: z.number().min(0).max(600),
  /** A phase without any date is listed from so many MW on, or once its works have begun. */
  flag_undated_mw: z.number().min(0).max(1e5),
  /** Least size of a high flag whose dollars are unknown, in MW-months. */
  flag_high_mw_months: z.number().min(0).max(1e6),
  /** How much of each block the high flags hold. */
  flag_high_held_share: share,
  /** The largest share of open phases with a high flag. */
  flag_high_phases_share: share,
});
export type FlagThresholds = z.infer<typeof FlagThresholds>;
