import { nameKey } from "@/lib/domain/name-key";
import type { RegisterMapping, StatusMeaning } from "./mapping";
import type { RowFindings } from "./row-findings";

/** What answers the question after a status word, as the mapping takes it. */
const answers: { value: string; reading: string }[] = [
  { value: '{"means":"nothing_dated"}', reading: "it is kept, and says nothing about dates" },
  { value: '{"means":"withdrawn"}', reading: "the plan is given up, and its dates with it" },
  {
    value: '{"means":"reached","kind":"service","step":"in_service"}',
    reading: "a step is reached: name its kind and step",
  },
];

/** Takes the meanings of a mapping's status words once for many rows. */
export function createStatusReader(mapping: RegisterMapping) {
  const meanings = new Map(Object.entries(mapping.statuses).map(([word, meaning]) => [nameKey(word), meaning]));

  /** The row's word for how it stands, kept raw, and what it means; a word without a meaning is asked. */
  return (findings: RowFindings): { status: string | null; meaning: StatusMeaning } => {
    const [said] = findings.said("status");
    if (said === undefined) return { status: null, meaning: { means: "nothing_dated" } };
    const meaning = meanings.get(nameKey(said.text));
    if (meaning === undefined) {
      const reason = "is a status word without a meaning in the mapping";
      findings.refuse(said.column.title, said.text, reason, { about: "status", candidates: answers });
    }
    return { status: said.text, meaning: meaning ?? { means: "nothing_dated" } };
  };
}
