"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import look from "../field.module.css";
import type { DraftProblem, FieldView } from "./read-draft";
import styles from "./scenario.module.css";

type Props = {
  view: FieldView;
  text: string;
  /** Shown at the field; null while there is none, or the field was not left yet. */
  problem: DraftProblem | null;
  onChange: (text: string) => void;
  onLeave: () => void;
};

/** One assumption: what is typed, and beside it the base's value, the unit, the limits, the mark and the source. */
export function EditorField({ view, text, problem, onChange, onLeave }: Props) {
  const t = useTranslations("scenarios");
  const id = useId();
  const { field, label, baseText, unit, limits, mark, source, sourceLang, version, start, isList } = view;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={field}
        value={text}
        inputMode={isList ? "text" : "decimal"}
        autoComplete="off"
        data-list={isList || undefined}
        aria-describedby={`${id}-base${problem ? ` ${id}-problem` : ""}`}
        aria-invalid={problem ? true : undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        onBlur={onLeave}
      />
      <p id={`${id}-base`} className={styles.source}>
        <b>{start === null ? t("editor.base", { value: baseText }) : t("editor.start", { value: baseText })}</b>
        {" · "}
        {unit} · {limits} {mark && <EvidenceBadge mark={mark} />}
        {source && (
          <>
            {" "}
            <span lang={sourceLang}>{source}</span>
          </>
        )}
        {version !== null && ` · ${t("editor.version", { version })}`}
      </p>
      {problem && (
        <p id={`${id}-problem`} role="alert" className={`${look.problem} ${styles.problem}`}>
          {t(`problem.${problem.code}`, { label, value: problem.value, limits })}
        </p>
      )}
    </div>
  );
}
