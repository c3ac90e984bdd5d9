"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { PortfolioRun } from "@/app/_data/portfolio-runs";
import { formatCount } from "@/lib/format/numbers";
import styles from "./portfolio.module.css";
import { formatElapsed } from "./run-labels";

type Progress = Pick<PortfolioRun, "state" | "done" | "siteCount" | "elapsedSeconds">;

const AGAIN_MS = 1_000;

/**
 * How far a run is, asked again every second while it waits or runs; when it ends the page is read again, and this part
 * is gone.
 */
export function RunProgress({ id, initial }: { id: number; initial: Progress }) {
  const t = useTranslations("portfolio");
  const locale = useLocale();
  const router = useRouter();
  const [progress, setProgress] = useState(initial);
  const [isLost, setIsLost] = useState(false);
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const next = await readProgress(id);
      if (isOver) return;
      setIsLost(next === null);
      if (next) setProgress(next);
      if (next?.state === "done" || next?.state === "failed") router.refresh();
      else timer = setTimeout(look, AGAIN_MS);
    };
    timer = setTimeout(look, AGAIN_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [id, router]);

  const { state, done, siteCount, elapsedSeconds } = progress;
  const share = siteCount > 0 ? Math.min(1, done / siteCount) : 0;
  const count = t("progress.count", { done: formatCount(done, locale), of: siteCount });
  return (
    <div data-testid="progress" data-state={state}>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={t("progress.label")}
        aria-valuemin={0}
        aria-valuemax={siteCount}
        aria-valuenow={done}
        aria-valuetext={count}
      >
        <div className={styles.filled} style={{ width: `${share * 100}%` }} />
      </div>
      <p className={styles.count}>
        <b>{t(`state.${state}`)}</b>
        <span>{count}</span>
        {elapsedSeconds !== null && (
          <span>{t("progress.elapsed", { time: formatElapsed(elapsedSeconds, (key, values) => t(key, values)) })}</span>
        )}
      </p>
      <p className={styles.dim}>
        {state === "queued" && t("progress.queued")}
        {state === "running" && done === siteCount && t("progress.ending")}
      </p>
      {isLost && <p role="status">{t("progress.lost")}</p>}
    </div>
  );
}

/** Null when the server does not answer, which may last a moment only. */
async function readProgress(id: number): Promise<Progress | null> {
  try {
    const response = await fetch(`/portfolio/${id}/progress`, { cache: "no-store" });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
