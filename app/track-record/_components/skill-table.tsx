import { scaleLinear } from "d3-scale";
import { useTranslations } from "next-intl";
import chart from "@/app/_ui/chart.module.css";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { TableHead } from "@/app/_ui/table-head";
import { Unknown } from "@/app/_ui/unknown";
import { LEAST_RESOLVED, type ReferenceSkill, type TrackRecord } from "@/lib/track-record/summary";
import styles from "./track-record.module.css";

const WIDTH = 150;
const HEIGHT = 16;

/** Skill against each reference with its interval, drawn and in figures; below the least number of phases, none. */
export function SkillTable({ record, isReplay }: { record: TrackRecord; isReplay: boolean }) {
  const t = useTranslations("track-record.skill");
  const { skills, meanCrps, meanBrier, phases } = record;
  const own =
    meanCrps === null || meanBrier === null
      ? null
      : t("own", { crps: meanCrps.toFixed(1), brier: meanBrier.toFixed(3) });
  if (skills.length === 0)
    return (
      <p className={styles.finding}>
        {t("tooFew", { phases, least: LEAST_RESOLVED })} {own}
      </p>
    );
  return (
    <>
      <ScrollRegion label={t("caption")}>
        <table className={`${tables.numbers} ${styles.table}`}>
          <caption className={tables.caption}>{t("caption")}</caption>
          <TableHead
            columns={["score", "reference", "skill", "interval", "drawing", "ours", "theirs", "n"]}
            title={(column) => t(`column.${column}`)}
            isMarked
          />
          <tbody>
            {skills.map((row) => (
              <SkillRow key={`${row.score} ${row.reference}`} row={row} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className={parts.dim}>
        {t("meaning")} {isReplay ? t("noPrevious") : t("previousMeaning")}
      </p>
    </>
  );
}

function SkillRow({ row: { score, reference, skill } }: { row: ReferenceSkill }) {
  const t = useTranslations("track-record.skill");
  const figure = (value: number) => (score === "crps" ? t("days", { days: value.toFixed(1) }) : value.toFixed(3));
  const signed = (value: number) =>
    Number.isFinite(value) ? `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}` : "−∞";
  const { interval } = skill;
  return (
    <tr>
      <th scope="row" data-column="score">
        {t(`score.${score}`)}
      </th>
      <td data-column="reference">{t(`reference.${reference}`)}</td>
      <td>
        {skill.skill === null ? <Unknown word="–" reason={t("noSkill")} /> : <strong>{signed(skill.skill)}</strong>}
      </td>
      <td>
        {interval === null ? (
          <Unknown word="–" reason={t("noInterval")} />
        ) : (
          t("range", { low: signed(interval[0]), high: signed(interval[1]) })
        )}
      </td>
      <td data-column="drawing">
        {skill.skill !== null && interval !== null && <SkillDrawing skill={skill.skill} interval={interval} />}
      </td>
      <td>{figure(skill.meanScore)}</td>
      <td>{figure(skill.meanReference)}</td>
      <td>{t("counts", { forecasts: skill.n, sites: skill.clusters })}</td>
    </tr>
  );
}

/** From −1 to 1 with 0 as "no better"; what lies further left sits at the edge. The figures stand beside it. */
function SkillDrawing({ skill, interval }: { skill: number; interval: [number, number] }) {
  const x = scaleLinear([-1, 1], [4, WIDTH - 4]).clamp(true);
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true" className={styles.inline}>
      <line x1={4} x2={WIDTH - 4} y1={HEIGHT / 2} y2={HEIGHT / 2} className={chart.gridLine} />
      <line x1={x(0)} x2={x(0)} y1={1} y2={HEIGHT - 1} className={chart.zero} />
      <line x1={x(interval[0])} x2={x(interval[1])} y1={HEIGHT / 2} y2={HEIGHT / 2} className={styles.bar} />
      <circle cx={x(skill)} cy={HEIGHT / 2} r={4} className={chart.dot} />
    </svg>
  );
}
