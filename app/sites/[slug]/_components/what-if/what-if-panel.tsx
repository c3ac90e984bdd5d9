"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { CopyLink } from "@/app/_ui/copy-link";
import fields from "@/app/_ui/field.module.css";
import { type WhatIfChange, withChange, withoutSubject } from "@/lib/what-if/change";
import type { ReadLink } from "@/lib/what-if/link";
import { whatIfAxis } from "./axis";
import { BridgeControl } from "./bridge-control";
import { ChangeList } from "./change-list";
import { ComparisonChart } from "./comparison-chart";
import { ComparisonTable } from "./comparison-table";
import { GateRow } from "./gate-row";
import { LinkNotice } from "./link-notice";
import { Summary } from "./summary";
import { useRedrawTime } from "./use-redraw-time";
import { useWhatIf, type WhatIfState } from "./use-what-if";
import { useWhatIfAddress, whatIfAddress } from "./use-what-if-address";
import styles from "./what-if.module.css";
import type { WhatIfProps } from "./what-if-props";

/** The opened what-if: milestones to move on the left, the distribution against the base on the right. Nothing is recorded. */
export function WhatIfPanel(props: WhatIfProps) {
  const t = useTranslations("what-if");
  const { state, ask } = useWhatIf(props.slug);
  const address = useWhatIfAddress(props.link, props.ordinal);
  const cameWith = useRef(address.changes);
  useEffect(() => ask(cameWith.current), [ask]);
  // The engine starts before the page redraws its handles, so that both run at once.
  function change(changes: WhatIfChange[], asOfDay: number) {
    ask(changes);
    address.change(changes, asOfDay);
  }
  if (state.kind === "failed") return <p role="alert">{t("failed")}</p>;
  if (state.kind === "loading") return <p role="status">{t("loading")}</p>;
  return <OpenPanel {...props} state={state} read={address.read} changes={address.changes} change={change} />;
}

const withoutGate = (changes: WhatIfChange[], gate: string) =>
  changes.filter((one) => !("gate" in one) || one.gate !== gate);

type OpenProps = WhatIfProps & {
  state: Extract<WhatIfState, { kind: "ready" }>;
  read: ReadLink | null;
  changes: WhatIfChange[];
  change: (changes: WhatIfChange[], asOfDay: number) => void;
};

function OpenPanel({ slug, ordinal, phaseId, gates, stepOf, announced, state, ...rest }: OpenProps) {
  const t = useTranslations("what-if");
  const { asOfDay, answer } = state;
  const { read, changes, change } = rest;
  useRedrawTime(state.move, state.movedAt);
  const base = state.base.find((one) => one.phaseId === phaseId);
  if (!base) return <p role="alert">{t("failed")}</p>;
  const changed = answer?.phases.find((one) => one.phaseId === phaseId) ?? base;

  const openGates = gates.filter(({ isDone }) => !isDone);
  const setDays = changes.flatMap((one) => ("day" in one ? [one.day] : []));
  const axis = whatIfAxis(
    asOfDay,
    [announced?.day ?? null, base.givenCompletion.p90, ...openGates.map(({ finish }) => finish.p90)],
    setDays,
  );
  const set = (one: WhatIfChange) => change(withChange(changes, one), asOfDay);
  const drop = (subject: string) => change(withoutSubject(changes, subject), asOfDay);
  const setGate = (gate: string, day: number | null, factor: number | null) => {
    const others = withoutSubject(changes, `takes ${gate}`);
    const happens = { kind: "happens", gate, day: day ?? 0 } as const;
    const kept = day === null ? withoutSubject(others, `happens ${gate}`) : withChange(others, happens);
    change(factor === null || factor === 1 ? kept : withChange(kept, { kind: "takes", gate, factor }), asOfDay);
  };
  const dayOf = (gate: string) =>
    changes.flatMap((one) => (one.kind === "happens" && one.gate === gate ? [one.day] : []))[0] ?? null;
  const factorOf = (gate: string) =>
    changes.flatMap((one) => (one.kind === "takes" && one.gate === gate ? [one.factor] : []))[0] ?? 1;
  const newsOf = (gate: string) =>
    changes.flatMap((one) => (one.kind === "told" && one.gate === gate ? [one.news] : []))[0] ?? null;
  const isWithoutBridge = changes.some((one) => one.kind === "no-bridge" && one.phase === ordinal);
  const addedDay =
    changes.flatMap((one) => (one.kind === "bridge" && one.phase === ordinal ? [one.day] : []))[0] ?? null;
  const doneCount = gates.length - openGates.length;
  return (
    <div data-testid="what-if-panel" data-move={state.move}>
      <p className={styles.plain}>
        {t.rich("nothingRecorded", {
          log: (words) => <Link href={`/sites/${slug}/log?phase=${ordinal}`}>{words}</Link>,
        })}
      </p>
      <LinkNotice read={read} asOfDay={asOfDay} />
      <div className={`${fields.tight} ${styles.panel}`}>
        <div className={styles.moves}>
          <div className={styles.axis} aria-hidden="true">
            {axis.years.map(({ year, percent }) => (
              <span key={year} style={{ left: `${percent}%` }}>
                {year}
              </span>
            ))}
          </div>
          <ul className={styles.rows} aria-label={t("milestones")}>
            {openGates.map((gate) => (
              <GateRow
                key={gate.gate}
                gate={gate}
                axis={axis}
                asOfDay={asOfDay}
                day={dayOf(gate.gate)}
                factor={factorOf(gate.gate)}
                isRemoved={gate.isBridge && isWithoutBridge}
                told={newsOf(gate.gate)}
                onChange={(day, factor) => setGate(gate.gate, day, factor)}
                onTold={(news) =>
                  news === null ? drop(`told ${gate.gate}`) : set({ kind: "told", gate: gate.gate, news })
                }
                onClear={() => change(withoutGate(changes, gate.gate), asOfDay)}
              />
            ))}
          </ul>
          {doneCount > 0 && <p className={styles.none}>{t("alreadyDone", { count: doneCount })}</p>}
          <BridgeControl
            axis={axis}
            asOfDay={asOfDay}
            hasBridge={gates.some(({ isBridge }) => isBridge)}
            isRemoved={isWithoutBridge}
            addedDay={addedDay}
            onRemove={(isRemoved) =>
              isRemoved ? set({ kind: "no-bridge", phase: ordinal }) : drop(`no-bridge ${ordinal}`)
            }
            onAdd={(day) => (day === null ? drop(`bridge ${ordinal}`) : set({ kind: "bridge", phase: ordinal, day }))}
          />
          <h3>{t("changes")}</h3>
          <ChangeList
            changes={changes}
            ignored={answer?.ignored ?? []}
            stepOf={stepOf}
            asOfDay={asOfDay}
            onRemove={drop}
          />
          {changes.length > 0 && (
            <p className={styles.controls}>
              <button type="button" onClick={() => change([], asOfDay)}>
                {t("reset")}
              </button>
              <CopyLink
                of="what-if"
                address={() => whatIfAddress(ordinal, asOfDay, changes)}
                byHandClassName={styles.byHand}
              />
            </p>
          )}
        </div>
        <div className={styles.result}>
          <Summary
            base={base}
            changed={changed}
            looked={answer?.looked?.find((one) => one.phaseId === phaseId) ?? null}
            isChanged={changes.length > 0}
          />
          <ComparisonChart base={base} changed={changed} asOfDay={asOfDay} announced={announced} />
          <ComparisonTable
            base={base}
            changed={changed}
            announcedBasis={announced && announced.day >= asOfDay ? announced.basis : null}
          />
          <p className={styles.none}>{t("reach")}</p>
        </div>
      </div>
    </div>
  );
}
