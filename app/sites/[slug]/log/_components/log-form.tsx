"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import fields from "@/app/_ui/field.module.css";
import { useFormAction } from "@/app/_ui/form-action";
import parts from "@/app/_ui/parts.module.css";
import { useTextProblem } from "@/app/_ui/text-problem";
import { sourceLimits } from "@/lib/domain/source-input";
import { EffectView } from "./effect-view";
import styles from "./log.module.css";
import type { LogProblem } from "./log-input";
import { type LogState, sourceDifferencesOf } from "./log-state";
import { logValues, valuesKey } from "./log-values";
import { SourceFields } from "./source-fields";
import { type Choices, WhatFields } from "./what-fields";

const PAUSE_MS = 700;

/** While the reader still types, an empty field is no mistake. */
const isOnlyEmpty: LogProblem["code"][] = ["needed", "dateNeeded", "knownOn", "choose"];

type Props = {
  action: (state: LogState, form: FormData) => Promise<LogState>;
  initial: LogState;
  choices: Choices;
  /** The latest day anywhere on Earth. */
  latestDay: string;
};

/** Logs a milestone. With scripts it shows the effect after a pause in typing; without, by its button. Nothing typed is ever lost. */
export function LogForm({ action, initial, choices, latestDay }: Props) {
  const t = useTranslations("log");
  const textProblemOf = useTextProblem();
  const { state, send, isBusy, isUnanswered, formProps } = useFormAction(action, initial);
  const [isSaving, setSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [typedKey, setTypedKey] = useState<string | null>(null);
  useEffect(() => {
    // As in the fields: what was typed before anybody listened.
    if (form.current) setTypedKey(valuesKey(logValues(new FormData(form.current))));
    return () => clearTimeout(timer.current);
  }, []);

  function ask(intent: "typing" | "preview" | "save") {
    if (!form.current || isSaving) return;
    clearTimeout(timer.current);
    const data = new FormData(form.current);
    data.set("intent", intent);
    if (intent === "save") setSaving(true);
    send(data, () => setSaving(false));
  }

  function onTyping() {
    if (!form.current) return;
    const values = logValues(new FormData(form.current));
    setTypedKey(valuesKey(values));
    clearTimeout(timer.current);
    const isWorthAsking = values.title.trim() !== "" && values.publisher.trim() !== "" && values.date.trim() !== "";
    if (isWorthAsking) timer.current = setTimeout(() => ask("typing"), PAUSE_MS);
  }

  const shown = state.problems.filter(({ code }) => state.asked !== "typing" || !isOnlyEmpty.includes(code));
  const errorOf = (field: (typeof shown)[number]["field"]) => {
    const problem = shown.find((one) => one.field === field);
    if (problem?.code !== "text") return problem && t(`problem.${problem.code}`);
    if (field !== "title" && field !== "publisher" && field !== "quote" && field !== "note") return undefined;
    return textProblemOf(t(`field.${field}`), state.values[field], sourceLimits[field]) ?? undefined;
  };
  const isCurrent = state.effect !== null && state.effect.previewedKey === (typedKey ?? valuesKey(state.values));
  return (
    <form
      ref={form}
      {...formProps}
      className={styles.form}
      aria-busy={isBusy}
      onSubmit={(event) => {
        event.preventDefault();
        const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
        ask(button?.value === "save" ? "save" : "preview");
      }}
      onChange={onTyping}
      onKeyDown={(event: KeyboardEvent) => {
        // Enter ends a Korean syllable; it must not send the form.
        if (event.key === "Enter" && event.nativeEvent.isComposing) event.preventDefault();
      }}
    >
      <div className={styles.fields}>
        <div
          aria-live="polite"
          className={shown.length > 0 && state.asked !== "typing" ? fields.summary : parts.hidden}
        >
          {state.asked !== "typing" && shown.length > 0 && t("problems", { count: shown.length })}
        </div>
        <WhatFields values={state.values} choices={choices} errorOf={errorOf} latestDay={latestDay} />
        <SourceFields
          values={state.values}
          choices={choices}
          errorOf={errorOf}
          latestDay={latestDay}
          differences={sourceDifferencesOf(state)}
        />
        <input type="hidden" name="previewed" value={state.effect?.previewedKey ?? ""} />
        <input type="hidden" name="planKey" value={state.effect?.planKey ?? ""} />
        <div role="alert" className={isUnanswered ? fields.summary : parts.hidden}>
          {isUnanswered && t("unanswered")}
        </div>
        <div className={fields.buttons}>
          <Button type="submit" name="intent" value="preview" variant="default" data-testid="preview">
            {t("preview")}
          </Button>
          <Button type="submit" name="intent" value="save" disabled={isSaving} data-testid="save">
            {t("save")}
          </Button>
        </div>
      </div>
      <aside className={styles.effect} aria-labelledby="effect">
        <h2 id="effect">{t("effect.title")}</h2>
        <div aria-live="polite" aria-busy={isBusy}>
          <EffectView state={state} isBusy={isBusy} isCurrent={isCurrent} />
        </div>
      </aside>
    </form>
  );
}
