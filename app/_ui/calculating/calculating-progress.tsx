"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState, useTransition } from "react";
import { formatPercent } from "@/lib/format/numbers";
import styles from "./calculating.module.css";
import { type FollowEnd, followResult } from "./follow-result";
import { stageOf } from "./stage-of";

type Props = { route: string; page: string };

/**
 * Follows a computation to its end and then reads the page again, which takes this part away. If the page comes back without the figures,
 * it asks again twice by itself; then that is reported, with the means to try again.
 */
export function CalculatingProgress({ route, page }: Props) {
  const t = useTranslations("simulations");
  const locale = useLocale();
  const router = useRouter();
  const [attempt, setAttempt] = useState(1);
  const [share, setShare] = useState(0);
  const [end, setEnd] = useState<FollowEnd | null>(null);
  const [isReading, startReading] = useTransition();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same route again
  useEffect(() => {
    const leaving = new AbortController();
    void followResult(route, { signal: leaving.signal, onShare: setShare }).then((reached) => {
      if (leaving.signal.aborted) return;
      setEnd(reached);
      if (reached === "done") startReading(() => router.refresh());
    });
    return () => leaving.abort();
  }, [route, router, attempt]);

  const again = () => {
    setEnd(null);
    setShare(0);
    setAttempt((last) => last + 1);
  };
  const stage = stageOf({ end, isReading, attempt });
  const isRestarting = stage === "restart";
  // biome-ignore lint/correctness/useExhaustiveDependencies: once each time that the page comes back without the figures
  useEffect(() => {
    if (isRestarting) again();
  }, [isRestarting]);

  const isCalculating = stage === "calculating" || isRestarting;
  const percent = formatPercent(end === "done" ? 1 : share, locale);
  return (
    <div className={styles.calculating} data-testid="calculating" data-end={isCalculating ? undefined : stage}>
      <p role="status">{t(isCalculating ? "calculating" : stage === "done" ? "lost" : stage)}</p>
      {isCalculating ? (
        <div className={styles.progress} data-needs-script>
          <progress max={1} value={end === "done" ? 1 : share} aria-label={t("progress")} />
          <span aria-hidden>{percent}</span>
        </div>
      ) : (
        <button type="button" onClick={again}>
          {t("retry")}
        </button>
      )}
      <noscript>
        <a href={`${route}${route.includes("?") ? "&" : "?"}back=${encodeURIComponent(page)}`}>{t("noScript")}</a>
      </noscript>
    </div>
  );
}
