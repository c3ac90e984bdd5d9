import type { ReactNode } from "react";
import strip from "@/app/_ui/date-strip.module.css";
import { diamond } from "@/app/_ui/date-strip-geometry";
import styles from "./timeline.module.css";
import type { TimelineClaim, TimelineRow } from "./timeline-rows";
import type { TimelineScale } from "./timeline-scale";

const MIDDLE = "50%";

/** What one row draws: the likely range, promises with the slip between them, and what happened. Places are percents of the width. */
export function TimelineMarks({ row, scale }: { row: TimelineRow; scale: TimelineScale }) {
  const at = (day: number) => `${scale.percent(day)}%`;
  const { forecast, happened } = row;
  const promised = row.stated.filter(({ kind }) => kind === "promised");
  const estimated = row.stated.filter(({ kind }) => kind === "estimated");
  return (
    <>
      {forecast?.p10 != null && (
        <line
          x1={at(forecast.p10)}
          x2={forecast.p90 === null ? "100%" : at(forecast.p90)}
          y1={MIDDLE}
          y2={MIDDLE}
          className={row.isRevenue ? styles.bigBar : strip.bar}
        />
      )}
      {forecast?.p10 != null && (forecast.p90 === null || scale.isBeyond(forecast.p90)) && (
        <At x="100%">
          <path d={"M-5 -4l6 4l-6 4z"} className={strip.arrow} />
        </At>
      )}
      {forecast?.p50 != null && !scale.isBeyond(forecast.p50) && (
        <circle cx={at(forecast.p50)} cy={MIDDLE} r={row.isRevenue ? 5 : 4} className={strip.median} />
      )}
      <Promises claims={promised} scale={scale} className={strip.promised} />
      <Promises claims={estimated} scale={scale} className={strip.estimated} />
      {happened && (
        <At x={at(happened.day)}>
          <path d={diamond(0, 0, 5)} className={happened.kind === "actual" ? strip.actual : styles.inferred} />
        </At>
      )}
    </>
  );
}

function Promises({
  claims,
  scale,
  className,
}: {
  claims: TimelineClaim[];
  scale: TimelineScale;
  className: string | undefined;
}) {
  const at = (day: number) => `${scale.percent(day)}%`;
  return claims.map((claim, i) => {
    const before = claims[i - 1];
    const isLater = before !== undefined && claim.day > before.day;
    const isNewest = i === claims.length - 1;
    return (
      <g key={claim.claimId}>
        {isNewest && claim.earliestDay !== null && claim.earliestDay < claim.day - 31 && (
          <line x1={at(claim.earliestDay)} x2={at(claim.day)} y1={MIDDLE} y2={MIDDLE} className={styles.interval} />
        )}
        {before && before.day !== claim.day && (
          <>
            <line
              x1={at(before.day)}
              x2={at(claim.day)}
              y1={MIDDLE}
              y2={MIDDLE}
              className={isLater ? strip.slip : strip.gain}
            />
            <At x={at(claim.day)}>
              <path
                d={isLater ? "M-12 -4l7 4l-7 4z" : "M12 -4l-7 4l7 4z"}
                className={isLater ? styles.slipHead : styles.gainHead}
              />
            </At>
          </>
        )}
        <At x={at(claim.day)}>
          <path d={diamond(0, 0, isNewest ? 5 : 4)} className={className} opacity={isNewest ? 1 : 0.5} />
        </At>
      </g>
    );
  });
}

function At({ x, children }: { x: string; children: ReactNode }) {
  return (
    <svg x={x} y={MIDDLE} overflow="visible" aria-hidden="true">
      {children}
    </svg>
  );
}
