/**
 * Chance of ever completing, given that it has not yet: π·S / (π·S + 1 − π), for the prior chance `completionShare` π (0 to 1) and ln S, the log
 * of the share of completers that take longer than the time elapsed (mixture cure: Boag 1949; Berkson and Gage 1952). The log keeps digits
 * where S itself would underflow.
 */
export function cureCompletionShare(completionShare: number, logSurvival: number): number {
  if (completionShare === 1) return 1;
  return 1 / (1 + Math.exp(Math.log((1 - completionShare) / completionShare) - logSurvival));
}
