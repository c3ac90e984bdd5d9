"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import fields from "@/app/_ui/field.module.css";
import { useFormAction } from "@/app/_ui/form-action";
import { useTextProblem } from "@/app/_ui/text-problem";
import { FLAG_NOTE_LIMIT } from "@/lib/domain/flag-input";
import type { FlagStanding } from "@/lib/domain/vocabulary";
import { mayBeAcknowledged, mayBeEscalated, mayBeReopened } from "@/lib/flags/life";
import { type AnswerFormState, emptyAnswer } from "./answer-form-state";
import styles from "./flags.module.css";

type Props = {
  flagId: number;
  action: (state: AnswerFormState, form: FormData) => Promise<AnswerFormState>;
  standing: FlagStanding;
  version: number;
  /** Where the form stands. */
  back: string;
  /** What the flag is called, for the form's name. */
  name: string;
};

/** What an analyst may say about a flag as it stands; works without scripts too, and nothing typed is lost. */
export function AnswerForm({ flagId, action, standing, version, back, name }: Props) {
  const t = useTranslations("flag-answer");
  const textProblemOf = useTextProblem();
  const id = useId();
  const { state, isBusy, isUnanswered, formProps } = useFormAction(action, emptyAnswer(version));
  const { values, problems, outcome } = state;
  const problemOf = (field: "note" | "until") => problems.find((one) => one.field === field);
  const noteProblem = problemOf("note") && (textProblemOf(t("note"), values.note, FLAG_NOTE_LIMIT) ?? t("refused"));
  const untilProblem = problemOf("until") && t(problemOf("until")?.code === "past" ? "past" : "refused");
  const described = (field: "note" | "until", problem: string | undefined) => ({
    id: `${id}${field}`,
    name: field,
    defaultValue: values[field],
    "aria-invalid": problem ? true : undefined,
    "aria-describedby": problem ? `${id}${field}-problem` : undefined,
  });
  const problemText = (field: "note" | "until", problem: string | undefined) =>
    problem && (
      <span id={`${id}${field}-problem`} className={fields.problem} role="alert">
        {problem}
      </span>
    );
  // A conflict brings the newest version: saying it again follows it.
  const basedOn = outcome === "conflict" ? state.basedOnVersion : version;
  return (
    <form
      {...formProps}
      className={`${fields.form} ${styles.answer}`}
      aria-busy={isBusy}
      aria-label={t("of", { name })}
    >
      <div aria-live="polite">
        {isUnanswered && <p className={fields.summary}>{t("unanswered")}</p>}
        {outcome && (
          <p className={fields.summary} data-testid="answer-conflict">
            {t("conflict")} <a href={`/flags/${flagId}`}>{t("see")}</a>
          </p>
        )}
      </div>
      <div className={fields.field}>
        <label htmlFor={`${id}note`}>{t("note")}</label>
        <textarea {...described("note", noteProblem)} rows={2} />
        {problemText("note", noteProblem)}
      </div>
      {mayBeAcknowledged(standing) && (
        <div className={fields.field}>
          <label htmlFor={`${id}until`}>{t("until")}</label>
          <input {...described("until", untilProblem)} type="date" />
          <small className={fields.help}>{t("untilHelp")}</small>
          {problemText("until", untilProblem)}
        </div>
      )}
      <input type="hidden" name="basedOnVersion" value={basedOn} />
      <input type="hidden" name="back" value={back} />
      <div className={fields.buttons}>
        {mayBeAcknowledged(standing) && (
          <button type="submit" name="intent" value="acknowledge" disabled={isBusy}>
            {t("acknowledge")}
          </button>
        )}
        {mayBeEscalated(standing) && (
          <button type="submit" name="intent" value="escalate" disabled={isBusy}>
            {t("escalate")}
          </button>
        )}
        {mayBeReopened(standing) && (
          <button type="submit" name="intent" value="reopen" disabled={isBusy}>
            {t(standing === "acknowledged" ? "undoAcknowledged" : "undoEscalated")}
          </button>
        )}
      </div>
    </form>
  );
}
