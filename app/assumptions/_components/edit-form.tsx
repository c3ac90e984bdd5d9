"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import fields from "@/app/_ui/field.module.css";
import { useFormAction } from "@/app/_ui/form-action";
import { useTextProblem } from "@/app/_ui/text-problem";
import { modelTextLimits } from "@/lib/domain/model-input";
import { evidenceMarks } from "@/lib/domain/vocabulary";
import styles from "./edit.module.css";
import type { EditField, EditFormState } from "./edit-form-state";
import { EffectView } from "./parameter-effect-view";

type Props = {
  action: (state: EditFormState, form: FormData) => Promise<EditFormState>;
  initial: EditFormState;
  /** In the reader's language. */
  name: string;
  unit: string;
  limits: string;
  newestValue: number;
};

/** The next version of a parameter, with what it would do; works without scripts too, and nothing typed is lost. */
export function EditForm({ action, initial, name, unit, limits, newestValue }: Props) {
  const t = useTranslations("assumptions");
  const words = useTranslations("words");
  const textProblemOf = useTextProblem();
  const { state, isBusy, isUnanswered, formProps } = useFormAction(action, initial);
  const { values, problems, outcome, basedOnVersion } = state;
  const messageOf = (field: EditField): string | null => {
    const problem = problems.find((one) => one.field === field);
    if (!problem) return null;
    if (problem.field === "value") return t(`problem.${problem.code}`, { name, value: values.value, limits });
    if (problem.field === "mark") return t("problem.mark", { value: values.mark });
    if (problem.field === "sourceUrl") return t("problem.url", { value: values.sourceUrl });
    return textProblemOf(t("form.source"), values.sourceText, modelTextLimits.sourceText);
  };
  const field = (of: EditField, label: string, help: string | null, control: (described: object) => ReactNode) => {
    const message = messageOf(of);
    const described = [help && `${of}-help`, message && `${of}-problem`].filter(Boolean).join(" ");
    return (
      <div className={fields.field}>
        <label htmlFor={`edit-${of}`}>{label}</label>
        {control({
          id: `edit-${of}`,
          name: of,
          "aria-describedby": described || undefined,
          "aria-invalid": message !== null || undefined,
        })}
        {help && (
          <small id={`${of}-help`} className={fields.help}>
            {help}
          </small>
        )}
        {message && (
          <span id={`${of}-problem`} className={fields.problem} role="alert">
            {message}
          </span>
        )}
      </div>
    );
  };
  return (
    <form {...formProps} className={`${fields.form} ${styles.form}`} aria-busy={isBusy}>
      <section className={styles.fields} aria-labelledby="edit">
        <div>
          <h2 id="edit">{t("form.title")}</h2>
          <p className={fields.help}>{t("form.intro")}</p>
          <div aria-live="polite">
            {problems.length > 0 && <p className={fields.summary}>{t("problems", { count: problems.length })}</p>}
            {isUnanswered && (
              <p className={fields.summary} role="alert">
                {t("problem.unanswered")}
              </p>
            )}
            {outcome && (
              <p className={fields.summary} data-testid="outcome">
                {t(`problem.${outcome}`, { version: basedOnVersion })}
              </p>
            )}
          </div>
        </div>
        {field("value", `${t("form.value")}: ${name}`, t("form.valueHelp", { unit, limits }), (described) => (
          <input {...described} inputMode="decimal" autoComplete="off" defaultValue={values.value} size={16} />
        ))}
        {field("mark", t("form.mark"), null, (described) => (
          // React puts a select back to its first option after an action unless it is a new one.
          <select {...described} key={values.mark} defaultValue={values.mark}>
            {evidenceMarks.map((mark) => (
              <option key={mark} value={mark}>
                {mark}: {words(`mark.${mark}`)}
              </option>
            ))}
          </select>
        ))}
        {field("sourceText", t("form.source"), t("form.sourceHelp"), (described) => (
          <textarea {...described} rows={3} defaultValue={values.sourceText} />
        ))}
        {field("sourceUrl", t("form.url"), null, (described) => (
          <input {...described} inputMode="url" autoComplete="off" defaultValue={values.sourceUrl} />
        ))}
        <input type="hidden" name="basedOnVersion" value={basedOnVersion} />
        <input type="hidden" name="previewed" value={state.effect?.key ?? ""} />
        <div className={fields.buttons}>
          <Button type="submit" name="intent" value="preview" variant="default" disabled={isBusy} data-testid="preview">
            {t("form.preview")}
          </Button>
          <Button type="submit" name="intent" value="save" disabled={isBusy} data-testid="save">
            {t("form.save", { version: basedOnVersion + 1 })}
          </Button>
        </div>
      </section>
      <section className={styles.effect} aria-labelledby="effect">
        <h2 id="effect">{t("effect.title")}</h2>
        <div aria-live="polite" aria-busy={isBusy}>
          <EffectView state={state} name={name} newestValue={newestValue} />
        </div>
      </section>
    </form>
  );
}
