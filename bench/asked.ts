import type { AssessmentOptions } from "@/lib/assessment/engine-options";

/** What every benchmark asks for unless it says otherwise; the day is 2026-05-27. */
export const ASKED: AssessmentOptions = { asOfDay: 20_600, seed: 20_260_527, draws: 16_384 };
