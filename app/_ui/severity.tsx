import { useTranslations } from "next-intl";
import type { FlagLevel } from "@/lib/domain/vocabulary";
import parts from "./parts.module.css";

const shapes = {
  high: <path d="M5 0.5l4.7 8.8H0.3z" fill="currentColor" />,
  medium: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  task: <circle cx="5" cy="5" r="3.4" fill="none" stroke="currentColor" strokeWidth="1.6" />,
} as const;

/** A severity by shape, word and colour: triangle high, disc medium; a task, which has none, by a ring. `count` stands for the word where space is short. */
export function Severity({ severity, count }: { severity: FlagLevel; count?: number }) {
  const t = useTranslations("words.severity");
  const word = t(severity);
  return (
    <span className={`${parts.severity} ${parts[severity]}`} title={word}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        {shapes[severity]}
      </svg>
      {count === undefined ? (
        word
      ) : (
        <>
          {count}
          <span className={parts.hidden}> {word}</span>
        </>
      )}
    </span>
  );
}
