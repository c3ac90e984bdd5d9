import type { Decision, Distribution, Jump, SlipModel } from "./network";
import { isDays, isNotNegative, isPositive, isShare, LIMIT_DAYS, type Requirements } from "./requirements";

const LARGEST_PARAMETER = 1e6;

/** A distribution's parameters: positive medians, sigmas of 0 or more, ordered low, mode and high, shapes above 0. */
export function requireDistribution(need: Requirements, name: string, distribution: Distribution): void {
  const positiveDays = (key: string, value: number) =>
    need.number(`${name}.${key}`, value, "above 0 days", (x) => isPositive(x) && isDays(x));
  const sigma = (value: number) => need.number(`${name}.sigma`, value, "of 0 to 20", (x) => x >= 0 && x <= 20);
  switch (distribution.kind) {
    case "point":
      need.number(`${name}.days`, distribution.days, "of 0 or more days", (x) => isNotNegative(x) && isDays(x));
      return;
    case "lognormal":
      positiveDays("medianDays", distribution.medianDays);
      sigma(distribution.sigma);
      return;
    case "shifted-lognormal": {
      const { shiftDays, medianDays } = distribution;
      need.number(
        `${name}.shiftDays`,
        shiftDays,
        `below the median of ${medianDays} days`,
        (x) => x < medianDays && isDays(x),
      );
      positiveDays("medianDays", medianDays);
      sigma(distribution.sigma);
      return;
    }
    case "two-piece-lognormal": {
      const { p10Days, p50Days, p90Days } = distribution;
      positiveDays("p10Days", p10Days);
      need.number(`${name}.p50Days`, p50Days, `of at least p10Days ${p10Days}`, (x) => x >= p10Days);
      need.number(`${name}.p90Days`, p90Days, `of at least p50Days ${p50Days}`, (x) => x >= p50Days && isDays(x));
      return;
    }
    case "log-logistic":
      positiveDays("medianDays", distribution.medianDays);
      need.number(`${name}.shape`, distribution.shape, "above 0", isPositive);
      return;
    case "pert":
    case "triangular":
      need.number(`${name}.modeDays`, distribution.modeDays, `within lowDays … highDays`, (mode) => {
        return distribution.lowDays <= mode && mode <= distribution.highDays;
      });
      requireRange(need, name, distribution);
      return;
    case "interval":
      requireRange(need, name, distribution);
      return;
    default:
      need.must(false, `${name} of a known kind`, String((distribution as { kind?: unknown }).kind));
      return;
  }
}

function requireRange(need: Requirements, name: string, range: { lowDays: number; highDays: number }): void {
  need.number(`${name}.lowDays`, range.lowDays, "of 0 or more days", (x) => isNotNegative(x) && isDays(x));
  need.number(
    `${name}.highDays`,
    range.highDays,
    `of at least lowDays ${range.lowDays}`,
    (x) => x >= range.lowDays && isDays(x),
  );
}

/** A decision's parameters. */
export function requireDecision(need: Requirements, decision: Decision): void {
  const parameter = (x: number) => isPositive(x) && x <= LARGEST_PARAMETER;
  need.number("decision.alpha", decision.alpha, "above 0", parameter);
  need.number("decision.beta", decision.beta, "above 0", parameter);
  need.number("decision.maxAttempts", decision.maxAttempts, "a whole number from 1 to 100", (x) => {
    return Number.isInteger(x) && x >= 1 && x <= 100;
  });
  need.number("decision.appliesProbability", decision.appliesProbability, "from 0 to 1", isShare);
  requireDistribution(need, "decision.retryDuration", decision.retryDuration);
}

/** A jump's parameters. */
export function requireJump(need: Requirements, jump: Jump): void {
  need.number("jump.probability", jump.probability, "from 0 to 1", isShare);
  need.number("jump.denialProbability", jump.denialProbability, "from 0 to 1", isShare);
  requireDistribution(need, "jump.delay", jump.delay);
}

/** A slip model's parameters; the median it gives must be a number of days whatever the stated date. */
export function requireSlip(need: Requirements, slip: SlipModel): void {
  const small = (x: number) => Math.abs(x) <= 100;
  need.number("slip.intercept", slip.intercept, "within ±100", small);
  need.number("slip.hSlope", slip.hSlope, "from 0 to 100", (x) => isNotNegative(x) && small(x));
  need.number("slip.ageSlope", slip.ageSlope, "within ±100", small);
  need.number("slip.offsetDays", slip.offsetDays, "of 0 or more days", (x) => isNotNegative(x) && isDays(x));
  need.number("slip.sigma", slip.sigma, "of 0 to 20", (x) => x >= 0 && x <= 20);
  need.number("slip.capFromDays", slip.capFromDays, "of 0 or more days", (x) => isNotNegative(x) && isDays(x));
  need.number("slip.capRatio", slip.capRatio, "above 0", (x) => isPositive(x) && x <= LIMIT_DAYS);
  need.number("slip.overdue.medianDays", slip.overdue.medianDays, "above 0 days", (x) => isPositive(x) && isDays(x));
  need.number("slip.overdue.sigma", slip.overdue.sigma, "of 0 to 20", (x) => x >= 0 && x <= 20);
}
