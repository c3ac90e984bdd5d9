import chart from "./chart.module.css";

type ValueAxisProps = {
  ticks: readonly { value: number; y: number }[];
  left: number;
  right: number;
  write: (value: number) => string;
  /** From the text to the lines. */
  gap?: number;
  isZeroMarked?: boolean;
};

/** Horizontal lines from `left` to `right`, each with its value written before it. */
export function ValueAxis({ ticks, left, right, write, gap = 6, isZeroMarked = false }: ValueAxisProps) {
  return ticks.map(({ value, y }) => (
    <g key={value}>
      <line x1={left} x2={right} y1={y} y2={y} className={isZeroMarked && value === 0 ? chart.zero : chart.gridLine} />
      <text x={left - gap} y={y + 4} textAnchor="end" className={chart.axis}>
        {write(value)}
      </text>
    </g>
  ));
}

/** Years below a picture of this height. */
export function YearAxis({ ticks, height }: { ticks: readonly { year: number; x: number }[]; height: number }) {
  return ticks.map(({ year, x }) => (
    <text key={year} x={x} y={height - 6} textAnchor="middle" className={chart.axis}>
      {year}
    </text>
  ));
}
