"use client";

import { NativeSelect } from "@mantine/core";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useTransition } from "react";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { writeScenarioLink } from "@/lib/scenarios/scenario-link";
import { CopyLink } from "../copy-link";
import look from "../field.module.css";
import { withParams } from "./address";
import { ScenarioEditor } from "./editor";
import type { FieldView } from "./read-draft";
import styles from "./scenario.module.css";

type Props = {
  /** The page's address without its scenario. */
  address: Route;
  /** Scenarios by link; the base is "". */
  options: { value: string; label: string }[];
  scenario: string;
  against: string;
  baseDay: number;
  fields: FieldView[];
  /** What the scenario sets, as text by field. */
  initial: Record<string, string>;
  /** Under what the scenario was saved; empty, and version null, when it was not, or not here. */
  draftName: { name: string; slug: string; version: number | null };
};

/** Choosing works without scripts, by a form whose address is the page's; editing, copying and saving need them. */
export function ScenarioControls({ address, options, scenario, against, baseDay, fields, initial, draftName }: Props) {
  const t = useTranslations("scenarios");
  const router = useRouter();
  const editorId = useId();
  const [isOpen, setOpen] = useState(false);
  const [saved, setSaved] = useState("");
  const [isPending, startTransition] = useTransition();
  const [path = "", query = ""] = address.split("?");

  function go(links: { scenario: string; against: string }) {
    const target = withParams(address, { scenario: links.scenario || null, against: links.against || null });
    startTransition(() => router.push(target, { scroll: false }));
  }

  function choose(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setSaved("");
    go({ scenario: String(form.get("scenario")), against: String(form.get("against")) });
  }

  function apply(overrides: ScenarioOverrides) {
    const isBase = Object.keys(overrides).length === 0;
    const link = isBase ? "" : writeScenarioLink({ asOfDay: baseDay, scenario: { kind: "own", overrides } });
    setSaved("");
    go({ scenario: link, against });
  }

  return (
    <>
      <div className={styles.row}>
        <form action={path} method="get" onSubmit={choose} className={styles.choose}>
          {query
            .split("&")
            .filter(Boolean)
            .map((part) => {
              const [name = "", value = ""] = part.split("=");
              return <input key={name} type="hidden" name={name} value={decodeURIComponent(value)} />;
            })}
          {(["scenario", "against"] as const).map((name) => {
            const current = name === "scenario" ? scenario : against;
            return (
              <NativeSelect
                key={`${name} ${current}`}
                size="xs"
                name={name}
                label={t(name)}
                data={options}
                defaultValue={current}
              />
            );
          })}
          <button type="submit">{t("show")}</button>
        </form>
        <div className={look.buttons}>
          <button type="button" aria-expanded={isOpen} aria-controls={editorId} onClick={() => setOpen(!isOpen)}>
            {t("edit")}
          </button>
          <button
            type="button"
            disabled={scenario === "" && against === ""}
            onClick={() => {
              setSaved("");
              go({ scenario: "", against: "" });
            }}
          >
            {t("reset")}
          </button>
          <CopyLink
            of="scenarios"
            address={() => window.location.href.replace(/#.*/, "")}
            statusClassName={styles.status}
            byHandClassName={styles.byHand}
          />
        </div>
        <span role="status" className={styles.status}>
          {isPending ? t("pending") : saved}
        </span>
      </div>
      <div id={editorId}>
        {isOpen && (
          <ScenarioEditor
            key={scenario}
            fields={fields}
            initial={initial}
            draftName={draftName}
            onApply={apply}
            onClose={() => setOpen(false)}
            onSaved={({ name, version, link }) => {
              setSaved(t("editor.saved", { name, version }));
              go({ scenario: link, against });
            }}
          />
        )}
      </div>
    </>
  );
}
