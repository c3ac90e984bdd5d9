"use client";

import { Button } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import type { ScopeChoice } from "@/app/_data/portfolio-runs";
import fields from "@/app/_ui/field.module.css";
import { useFormAction } from "@/app/_ui/form-action";
import { useTextProblem } from "@/app/_ui/text-problem";
import { MOST_TITLE_CHARACTERS } from "@/lib/portfolio/portfolio-run";
import styles from "./portfolio.module.css";
import { type RunFormState, scopeValue } from "./run-form-state";

type Props = {
  action: (state: RunFormState, form: FormData) => Promise<RunFormState>;
  initial: RunFormState;
  choices: ScopeChoice[];
  /** Scenarios by link, the base first. */
  scenarios: { value: string; label: string }[];
};

/** Asks for a run; works without scripts too. */
export function RunForm({ action, initial, choices, scenarios }: Props) {
  const t = useTranslations("portfolio");
  const locale = useLocale();
  const textProblemOf = useTextProblem();
  const { state, isBusy, isUnanswered, formProps } = useFormAction(action, initial);
  const { values, problems } = state;
  const nameOf = (choice: ScopeChoice) => (locale === "ko" ? choice.nameKo : choice.nameEn) ?? t("allSites");
  const option = (choice: ScopeChoice) => (
    <option key={scopeValue(choice.scope)} value={scopeValue(choice.scope)}>
      {t("choice", { name: nameOf(choice), count: choice.sites })}
    </option>
  );
  const problemOf = (field: keyof RunFormState["values"]) =>
    problems.includes(field) && (
      <span id={`${field}-problem`} className={fields.problem} role="alert">
        {field === "title"
          ? textProblemOf(t("field.title"), values.title, MOST_TITLE_CHARACTERS)
          : t(`problem.${field}`)}
      </span>
    );
  const described = (field: keyof RunFormState["values"]) =>
    problems.includes(field) ? { "aria-invalid": true, "aria-describedby": `${field}-problem` } : {};
  return (
    <form {...formProps} className={`${fields.form} ${styles.form}`} aria-busy={isBusy}>
      <label className={fields.field}>
        <span>{t("field.scope")}</span>
        {/* React puts a select back to its first option after an action unless it is a new one. */}
        <select key={values.scope} name="scope" defaultValue={values.scope} {...described("scope")}>
          {choices.filter(({ scope }) => scope.kind === "all").map(option)}
          {(["economy", "operator", "programme"] as const).map((kind) => {
            const own = choices
              .filter(({ scope }) => scope.kind === kind)
              .sort((a, b) => nameOf(a).localeCompare(nameOf(b), locale));
            return own.length === 0 ? null : (
              <optgroup key={kind} label={t(`group.${kind}`)}>
                {own.map(option)}
              </optgroup>
            );
          })}
        </select>
        {problemOf("scope")}
      </label>
      <label className={fields.field}>
        <span>{t("field.scenario")}</span>
        <select key={values.scenario} name="scenario" defaultValue={values.scenario} {...described("scenario")}>
          {scenarios.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {problemOf("scenario")}
      </label>
      <label className={fields.field}>
        <span>{t("field.firstYear")}</span>
        <input
          name="firstYear"
          inputMode="numeric"
          defaultValue={values.firstYear}
          size={5}
          {...described("firstYear")}
        />
        {problemOf("firstYear")}
      </label>
      <label className={fields.field}>
        <span>{t("field.years")}</span>
        <input name="years" inputMode="numeric" defaultValue={values.years} size={4} {...described("years")} />
        {problemOf("years")}
      </label>
      <label className={fields.field}>
        <span>{t("field.title")}</span>
        <input name="title" defaultValue={values.title} size={28} {...described("title")} />
        {problemOf("title")}
      </label>
      <Button type="submit" disabled={isBusy} data-testid="run">
        {t("submit")}
      </Button>
      {problems.includes("busy") && !isUnanswered && (
        <span className={fields.problem} role="alert">
          {t("problem.busy")}
        </span>
      )}
      {isUnanswered && (
        <span className={fields.problem} role="alert">
          {t("problem.unanswered")}
        </span>
      )}
    </form>
  );
}
