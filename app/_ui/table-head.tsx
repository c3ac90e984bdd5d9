type Props<Column extends string> = {
  columns: readonly Column[];
  title: (column: Column) => string;
  /** Writes each column's name into its heading, for styles that go by it. */
  isMarked?: boolean;
};

/** A table's head of one row, a heading for each column. */
export function TableHead<Column extends string>({ columns, title, isMarked = false }: Props<Column>) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col" data-column={isMarked ? column : undefined}>
            {title(column)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
