import type { EvidenceMark } from "@/lib/domain/vocabulary";

/** A reference class as it is seeded: a lognormal time in days, or named values. */
export type ReferenceClassDefault = {
  slug: string;
  titleEn: string;
  titleKo: string;
  values: { kind: "lognormal"; medianDays: number; sigma: number; contaminated: boolean } | Record<string, number>;
  sampleSize: number | null;
  mark: EvidenceMark;
  sourceText: string;
  sourceUrl: string | null;
  note: string | null;
};

/** A single number as it is seeded. */
export type ParameterDefault = {
  slug: string;
  value: number;
  unit: string;
  mark: EvidenceMark;
  sourceText: string;
  sourceUrl: string | null;
  category: "chain";
};
