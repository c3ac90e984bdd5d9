import { useTranslations } from "next-intl";
import { cleanText, textProblem } from "@/lib/domain/plain-text";

/** Says in the reader's language what is wrong with a field's text, with the field's label; null when nothing is. */
export function useTextProblem(): (label: string, text: string, limit: number) => string | null {
  const t = useTranslations("shell.textProblem");
  return (label, text, limit) => {
    const problem = textProblem(cleanText(text), limit);
    return problem && t(problem.kind, { label, ...problem });
  };
}
