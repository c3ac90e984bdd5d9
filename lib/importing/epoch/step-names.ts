import { writeNumbers } from "./building-numbers";
import type { PublishedStep } from "./steps";

/** What a phase is called: its buildings where the publication names them, else the total that it reaches. */
export function nameStep(step: PublishedStep): { en: string; ko: string; key: string } {
  const { buildings } = step;
  const total = step.cumulativeMegawatts.toLocaleString("en", { maximumFractionDigits: 1 });
  const numbers = writeNumbers(buildings);
  if (buildings.length === 0)
    return { en: `Step to ${total} MW`, ko: `${total} MW 도달 단계`, key: `megawatts:${step.cumulativeMegawatts}` };
  const key = `buildings:${buildings.join(",")}`.slice(0, 300);
  return { en: `${buildings.length > 1 ? "Buildings" : "Building"} ${numbers}`, ko: `건물 ${numbers}`, key };
}
