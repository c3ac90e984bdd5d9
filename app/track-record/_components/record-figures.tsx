import type { TrackRecord } from "@/lib/track-record/summary";
import { CalibrationPlot } from "./calibration-plot";
import { CoverageTable } from "./coverage-table";
import { PitHistogram } from "./pit-histogram";
import { SkillTable } from "./skill-table";
import styles from "./track-record.module.css";

/** Calibration, PIT, coverage and skill of one set of scored forecasts. */
export function RecordFigures({ record, isReplay }: { record: TrackRecord; isReplay: boolean }) {
  return (
    <>
      <SkillTable record={record} isReplay={isReplay} />
      <div className={styles.charts}>
        <CalibrationPlot bins={record.calibration} />
        <PitHistogram counts={record.pit.counts} test={record.pit.test} />
        <CoverageTable coverage={record.coverage} n={record.forecasts} />
      </div>
    </>
  );
}
