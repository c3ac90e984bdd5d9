/** One assumption at its low and high end: by how much the figure changes, in dollars or as a share. */
export type TornadoRow = { name: string; lowChange: number; highChange: number; unit: "usd" | "share" };

/** The two ends as spans in percent of the drawing's width; null where nothing moves. */
export type TornadoBar = TornadoRow & { spans: { low: Span; high: Span } | null };
type Span = { left: number; width: number };

/** Rows by how far they move the figure, widest first, on one scale from a common zero. All rows of a picture have one unit. */
export function tornadoBars(rows: readonly TornadoRow[]): { bars: TornadoBar[]; zero: number } {
  const changes = rows.flatMap(({ lowChange, highChange }) => [lowChange, highChange]);
  const [least, most] = [Math.min(0, ...changes), Math.max(0, ...changes)];
  const at = (change: number) => (most === least ? 0 : (100 * (change - least)) / (most - least));
  const span = (change: number): Span => ({
    left: at(Math.min(0, change)),
    width: at(Math.max(0, change)) - at(Math.min(0, change)),
  });
  const swing = ({ lowChange, highChange }: TornadoRow) => Math.max(Math.abs(lowChange), Math.abs(highChange));
  return {
    zero: at(0),
    bars: rows
      .toSorted((one, other) => swing(other) - swing(one))
      .map((row) => ({
        ...row,
        spans: swing(row) === 0 ? null : { low: span(row.lowChange), high: span(row.highChange) },
      })),
  };
}
