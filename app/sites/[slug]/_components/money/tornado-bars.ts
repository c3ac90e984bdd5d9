/** One assumption at its low and at its high value: by how much the figure changes, in dollars or as a share of the capital. */
export type BarRow = { name: string; ends: string; lowChange: number; highChange: number; unit: "usd" | "share" };

/** The two changes as spans in percent of the drawing's width. */
export type TornadoBar = BarRow & { spans: { low: Span; high: Span } };
type Span = { left: number; width: number };

/** Rows by how far they move the figure, widest first, on one scale from a common zero. All rows of a picture have one unit. */
export function tornadoBars(rows: readonly BarRow[]): { bars: TornadoBar[]; zero: number } {
  const changes = rows.flatMap(({ lowChange, highChange }) => [lowChange, highChange]);
  const [least, most] = [Math.min(0, ...changes), Math.max(0, ...changes)];
  const at = (change: number) => (most === least ? 0 : (100 * (change - least)) / (most - least));
  const span = (change: number): Span => ({
    left: at(Math.min(0, change)),
    width: at(Math.max(0, change)) - at(Math.min(0, change)),
  });
  const swing = ({ lowChange, highChange }: BarRow) => Math.max(Math.abs(lowChange), Math.abs(highChange));
  return {
    zero: at(0),
    bars: rows
      .toSorted((one, other) => swing(other) - swing(one))
      .map((row) => ({ ...row, spans: { low: span(row.lowChange), high: span(row.highChange) } })),
  };
}
