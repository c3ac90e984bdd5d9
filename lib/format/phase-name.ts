import type { Locale } from "@/lib/domain/vocabulary";

/** A phase's name with its number in front, unless the name begins with it: `2. Hall B`, but `Phase 2`, `2단계`. */
export function phaseName(phase: { ordinal: number; nameEn: string; nameKo: string }, locale: Locale): string {
  const name = locale === "ko" ? phase.nameKo : phase.nameEn;
  const numbered = locale === "ko" ? `${phase.ordinal}단계` : `Phase ${phase.ordinal}`;
  return name.startsWith(numbered) && !/^\d/.test(name.slice(numbered.length)) ? name : `${phase.ordinal}. ${name}`;
}
