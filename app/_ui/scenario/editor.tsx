"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState, useTransition } from "react";
import { type SavedScenario, saveScenarioAction } from "@/app/_scenario/actions";
import { modelTextLimits } from "@/lib/domain/model-input";
import { type OverrideGroup, overrideGroups } from "@/lib/scenarios/groups";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import look from "../field.module.css";
import { callAction } from "../form-action";
import { EditorField } from "./editor-field";
import { type DraftProblem, type FieldView, readDraft } from "./read-draft";
import { isSlugRefused, SaveRefusal, type SaveRefused } from "./save-refusal";
import styles from "./scenario.module.css";

/** What is edited most comes first. */
const order: OverrideGroup[] = [...overrideGroups].sort((a, b) => Number(b === "money") - Number(a === "money"));
const LICENCE = "export-control";

type Props = {
  fields: FieldView[];
  initial: Record<string, string>;
  draftName: { name: string; slug: string; version: number | null };
  onApply: (overrides: ScenarioOverrides) => void;
  onClose: () => void;
  onSaved: (saved: Extract<SavedScenario, { ok: true }>) => void;
};

/**
 * Every assumption of a scenario with what it is in the base. A value out of its limits is refused at its field as soon as the field is left;
 * with any refused value nothing is applied or saved.
 */
export function ScenarioEditor({ fields, initial, draftName, onApply, onClose, onSaved }: Props) {
  const t = useTranslations("scenarios");
  const form = useRef<HTMLFormElement>(null);
  const titleId = useId();
  const [texts, setTexts] = useState(initial);
  const [isLicence, setLicence] = useState(() =>
    fields.some(({ group, field }) => group === LICENCE && initial[field]),
  );
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [refusedCount, setRefusedCount] = useState(0);
  const read = readDraft(texts, fields, isLicence);
  const problems: readonly DraftProblem[] = read.ok ? [] : read.failure.problems;

  /** The overrides; or null, with every refused value shown and the first one under the cursor. */
  function accepted(): ScenarioOverrides | null {
    if (read.ok) {
      setRefusedCount(0);
      return read.value;
    }
    setLeft(new Set(fields.map(({ field }) => field)));
    setRefusedCount(problems.length);
    const first = fields.find(({ field }) => problems.some((one) => one.field === field));
    const input = form.current?.elements.namedItem(first?.field ?? "");
    if (input instanceof HTMLInputElement) {
      input.closest("details")?.setAttribute("open", "");
      input.focus();
    }
    return null;
  }

  function apply(event: FormEvent) {
    event.preventDefault();
    const overrides = accepted();
    if (overrides) onApply(overrides);
  }

  function supposeLicence(isSupposed: boolean) {
    setLicence(isSupposed);
    if (!isSupposed) return;
    const starts = fields.flatMap(({ group, field, start }) =>
      group === LICENCE && !texts[field] && start !== null ? [[field, start]] : [],
    );
    setTexts({ ...texts, ...Object.fromEntries(starts) });
  }

  const fieldRow = (field: FieldView) => (
    <EditorField
      key={field.field}
      view={field}
      text={texts[field.field] ?? ""}
      problem={left.has(field.field) ? (problems.find((one) => one.field === field.field) ?? null) : null}
      onChange={(text) => setTexts({ ...texts, [field.field]: text })}
      onLeave={() => setLeft(new Set([...left, field.field]))}
    />
  );

  return (
    <section className={styles.editor} aria-labelledby={titleId} data-testid="scenario-editor">
      <h2 id={titleId}>
        {t("editor.title")}
        <small>{t("editor.intro")}</small>
      </h2>
      <form ref={form} onSubmit={apply} noValidate>
        {order.map((group) => {
          const own = fields.filter((field) => field.group === group);
          const parts = own.filter(({ isPart }) => isPart);
          return (
            <fieldset key={group} data-group={group}>
              <legend>{t(`group.${group}`)}</legend>
              {group === "durations" && <p className={styles.source}>{t("source.duration")}</p>}
              {group === LICENCE && (
                <label className={styles.suppose}>
                  <input
                    type="checkbox"
                    checked={isLicence}
                    onChange={({ currentTarget }) => supposeLicence(currentTarget.checked)}
                  />
                  {t("editor.suppose")}
                </label>
              )}
              {(group !== LICENCE || isLicence) && (
                <div className={styles.fields}>{own.filter(({ isPart }) => !isPart).map(fieldRow)}</div>
              )}
              {parts.length > 0 && (
                <details open={parts.some(({ field }) => initial[field]) || undefined}>
                  <summary>{t("editor.parts")}</summary>
                  <div className={styles.fields}>{parts.map(fieldRow)}</div>
                </details>
              )}
            </fieldset>
          );
        })}
        <p role="status" className={`${look.problem} ${styles.refused}`}>
          {refusedCount > 0 && problems.length > 0 && t("editor.refused", { count: problems.length })}
        </p>
        <div className={look.buttons}>
          <button type="submit" className={look.primary}>
            {t("editor.apply")}
          </button>
          <button
            type="button"
            onClick={() => {
              setTexts({});
              setLicence(false);
              setLeft(new Set());
            }}
          >
            {t("editor.clear")}
          </button>
          <button type="button" onClick={onClose}>
            {t("editor.close")}
          </button>
        </div>
      </form>
      <SaveForm draftName={draftName} fields={fields} overrides={accepted} onSaved={onSaved} />
    </section>
  );
}

type SaveProps = Pick<Props, "draftName" | "fields" | "onSaved"> & { overrides: () => ScenarioOverrides | null };

function SaveForm({ draftName, fields, overrides, onSaved }: SaveProps) {
  const t = useTranslations("scenarios.editor");
  const id = useId();
  const [name, setName] = useState(draftName.name);
  const [slug, setSlug] = useState(draftName.slug);
  // The newest version of a name that the analyst knows of.
  const [known, setKnown] = useState({ slug: draftName.slug, version: draftName.version });
  const [refused, setRefused] = useState<SaveRefused | null>(null);
  const [isPending, startTransition] = useTransition();
  function save(event: FormEvent) {
    event.preventDefault();
    const accepted = overrides();
    if (!accepted) return setRefused({ refused: "overrides" });
    const basedOnVersion = slug.trim() === known.slug ? known.version : null;
    startTransition(async () => {
      const saved = await callAction(() => saveScenarioAction({ slug, name, overrides: accepted, basedOnVersion }));
      if (!saved) return setRefused({ refused: "noAnswer" });
      setRefused(saved.ok ? null : saved);
      if (saved.ok) onSaved(saved);
      else if (saved.refused === "moved") setKnown({ slug: slug.trim(), version: saved.newestVersion });
    });
  }
  return (
    <form onSubmit={save} className={styles.save} noValidate>
      <label>
        {t("name")}
        <input
          value={name}
          maxLength={modelTextLimits.name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
      </label>
      <label>
        {t("slug")}
        <input
          value={slug}
          maxLength={100}
          aria-describedby={`${id}-help`}
          aria-invalid={isSlugRefused(refused) || undefined}
          onChange={({ currentTarget }) => setSlug(currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={isPending}>
        {t("save")}
      </button>
      <small id={`${id}-help`}>{t("slugHelp")}</small>
      <div role="alert" className={`${look.problem} ${styles.refused}`}>
        {refused && <SaveRefusal refused={refused} slug={slug} name={name} fields={fields} />}
      </div>
    </form>
  );
}
