"use client";

import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { evidenceMarks, sourceClasses } from "@/lib/domain/vocabulary";
import styles from "./log.module.css";
import type { LogProblem } from "./log-input";
import { SourceChoice } from "./source-choice";
import type { FieldProps } from "./what-fields";

type Props = FieldProps & { differences: LogProblem[]; latestDay: string };

/** Who states it, where, and how sure it is. */
export function SourceFields({ values, choices, errorOf, differences, latestDay }: Props) {
  const t = useTranslations("log");
  const words = useTranslations("words");
  return (
    <fieldset className={styles.group}>
      <legend>{t("who")}</legend>
      <TextInput
        name="url"
        type="url"
        label={t("field.url")}
        placeholder="https://"
        defaultValue={values.url}
        error={errorOf("url")}
      />
      <TextInput name="title" label={t("field.title")} required defaultValue={values.title} error={errorOf("title")} />
      <div className={styles.pair}>
        <TextInput
          name="publisher"
          label={t("field.publisher")}
          required
          defaultValue={values.publisher}
          error={errorOf("publisher")}
        />
        <NativeSelect
          name="class"
          label={t("field.class")}
          data={sourceClasses.map((value) => ({ value, label: words(`sourceClass.${value}`) }))}
          defaultValue={values.class}
          error={errorOf("class")}
        />
      </div>
      <SourceChoice differences={differences} chosen={values.sourceChoice} error={errorOf("sourceChoice")} />
      <div className={styles.pair}>
        <TextInput
          type="date"
          name="publishedOn"
          max={latestDay}
          label={t("field.publishedOn")}
          defaultValue={values.publishedOn}
          error={errorOf("publishedOn")}
        />
        <NativeSelect
          name="mark"
          label={t("field.mark")}
          required
          description={t("help.mark")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          data={[
            { value: "", label: t("chooseMark") },
            ...evidenceMarks.map((value) => ({ value, label: `${value} · ${words(`mark.${value}`)}` })),
          ]}
          defaultValue={values.mark}
          error={errorOf("mark")}
        />
      </div>
      <NativeSelect
        name="claimant"
        label={t("field.claimant")}
        description={t("help.claimant")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        data={[{ value: "", label: t("noClaimant") }, ...choices.claimants]}
        defaultValue={values.claimant}
        error={errorOf("claimant")}
      />
      <Textarea
        name="quote"
        label={t("field.quote")}
        autosize
        minRows={2}
        defaultValue={values.quote}
        error={errorOf("quote")}
      />
      <Textarea
        name="note"
        label={t("field.note")}
        autosize
        minRows={1}
        defaultValue={values.note}
        error={errorOf("note")}
      />
    </fieldset>
  );
}
