"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, startTransition, useActionState, useEffect, useRef, useState } from "react";
import fields from "@/app/_ui/field.module.css";
import parts from "@/app/_ui/parts.module.css";
import { EffectView } from "./effect-view";
import styles from "./log.module.css";
import type { LogProblem } from "./log-input";
import { type LogState, sourceDifferencesOf } from "./log-state";
import { logValues, valuesKey } from "./log-values";
import { SourceFields } from "./source-fields";
import { type Choices, WhatFields } from "./what-fields";

const PAUSE_MS = 700;

/** While the reader still types, an empty field is no mistake. */
const isOnlyEmpty: LogProblem["code"][] = ["needed", "dateNeeded", "knownOn"];

type Props = {
  action: (state: LogState, form: FormData) => Promise<LogState>;
  initial: LogState;
  choices: Choices;
  today: string;
};

/** Logs a milestone. With scripts it shows the effect after a pause in typing; without, by its button. Nothing typed is ever lost. */
export function LogForm({ action, initial, choices, today }: Props) {
  const t = useTranslations("log");
  const [state, dispatch, isBusy] = useActionState(action, initial);
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [typedKey, setTypedKey] = useState<string | null>(null);
  useEffect(() => {
    // As in the fields: what was typed before anybody listened.
    if (form.current) setTypedKey(valuesKey(logValues(new FormData(form.current))));
    return () => clearTimeout(timer.current);
  }, []);

  function send(intent: string) {
    if (!form.current) return;
    clearTimeout(timer.current);
    const data = new FormData(form.current);
    data.set("intent", intent);
    startTransition(() => dispatch(data));
  }

  function onTyping() {
    if (!form.current) return;
    const values = logValues(new FormData(form.current));
    setTypedKey(valuesKey(values));
    clearTimeout(timer.current);
    const isWorthAsking = values.title.trim() !== "" && values.publisher.trim() !== "" && values.date.trim() !== "";
    if (isWorthAsking) timer.current = setTimeout(() => send("typing"), PAUSE_MS);
  }

  const shown = state.problems.filter(({ code }) => state.asked !== "typing" || !isOnlyEmpty.includes(code));
  const errorOf = (field: (typeof shown)[number]["field"]) => {
    const problem = shown.find((one) => one.field === field);
    return problem && t(`problem.${problem.code}`);
  };
  const isCurrent = state.effect !== null && state.effect.previewedKey === (typedKey ?? valuesKey(state.values));
  return (
    <form
      ref={form}
      action={dispatch}
      noValidate
      className={styles.form}
      aria-busy={isBusy}
      onSubmit={(event) => {
        event.preventDefault();
        const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
        send(button?.value === "save" ? "save" : "preview");
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
        <WhatFields values={state.values} choices={choices} errorOf={errorOf} today={today} />
        <SourceFields
          values={state.values}
          choices={choices}
          errorOf={errorOf}
          differences={sourceDifferencesOf(state)}
        />
        <input type="hidden" name="previewed" value={state.effect?.previewedKey ?? ""} />
        <div className={fields.buttons}>
          <Button type="submit" name="intent" value="preview" variant="default" data-testid="preview">
            {t("preview")}
          </Button>
          <Button
            type="submit"
            name="intent"
            value="save"
            disabled={isBusy && state.asked === "save"}
            data-testid="save"
          >
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
