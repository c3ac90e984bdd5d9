import { type Confidence, confidences } from "@/lib/domain/vocabulary";
import type { PublishedParty } from "./types";

/**
 * Reads `OpenAI #likely, Microsoft #likely` or `Softbank,OpenAI`.
 * @returns the parties, and every `#word` that is none of the known confidences
 */
export function readParties(cell: string): { parties: PublishedParty[]; unknownTags: string[] } {
  const unknownTags: string[] = [];
  const parties = cell.split(",").flatMap((part): PublishedParty[] => {
    const [head = "", ...tags] = part.split("#");
    const name = head.trim().replace(/\s+/g, " ");
    if (name === "") return [];
    let confidence: Confidence | null = null;
    for (const tag of tags.map((text) => text.trim().toLowerCase())) {
      const known = confidences.find((word) => word === tag);
      if (known) confidence = known;
      else unknownTags.push(`#${tag}`);
    }
    return [{ name, confidence }];
  });
  const isFirst = (party: PublishedParty, index: number) =>
    parties.findIndex((other) => other.name === party.name) === index;
  return { parties: parties.filter(isFirst), unknownTags };
}
