import type { ReactNode } from "react";

export type DataColumn = {
  id: string;
  /** The column's name: in the heading, in the list of columns, and beside a cell where rows are stacked. */
  name: string;
  /** The heading where it is more than the name: a link that sorts by the address, or a scale. */
  heading?: ReactNode;
  help?: string;
  align?: "end";
  /** Columns under one heading follow each other, after all that have none. */
  group?: { id: string; name: string };
};

/** What a column sorts by. Unknown is null, and last in either direction. */
export type SortValue = string | number | null;

export type DataRow = {
  id: string;
  /** By column. */
  cells: Record<string, ReactNode>;
  /** By column; a column that no row has a value for does not sort. */
  sortBy?: Record<string, SortValue>;
  /** One cell across these columns instead of one each, where nothing can be said column by column. */
  merged?: { columns: readonly string[]; content: ReactNode };
  /** The id of the group that the row belongs to. */
  group?: string;
  /** Shades a cell, by column. */
  shade?: Record<string, string | undefined>;
  /** Attributes of the row's element. */
  attributes?: { id?: string; className?: string; [data: `data-${string}`]: string | undefined };
};

/** A heading over some rows. Sorting moves rows within their group. */
export type RowGroup = { id: string; heading: ReactNode };

/** How a table is sorted when the server sorts it. */
export type GivenSorting = { column: string; direction: "asc" | "desc" };
