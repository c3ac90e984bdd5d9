import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import messages from "@/messages/en/table.json";
import type { DataColumn, DataRow } from "./columns-and-rows";
import { DataTable } from "./data-table";
import { compareValues, sortsFrom } from "./sort-values";

const columns: DataColumn[] = [
  { id: "site", name: "Site" },
  { id: "megawatts", name: "MW", align: "end" },
  { id: "note", name: "Note" },
];
const row = (id: string, megawatts: number | null): DataRow => ({
  id,
  cells: { site: id, megawatts: megawatts ?? "unknown", note: "–" },
  sortBy: { site: id, megawatts },
});
const rows = [row("Ulsan", 103), row("Incheon", null), row("Goyang", 40)];

const render = (props: Partial<Parameters<typeof DataTable>[0]> = {}) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ table: messages }}>
      <DataTable caption="Sites" columns={columns} rows={rows} {...props} />
    </NextIntlClientProvider>,
  );
const namesIn = (html: string) => [...html.matchAll(/<th scope="row"[^>]*>([^<]*)</g)].map(([, name]) => name);

it("renders the whole table in the order it is given, with caption, headings and row names", () => {
  const html = render();
  expect(html).toContain("<caption");
  expect(html.match(/<th scope="col"/g)).toHaveLength(3);
  expect(namesIn(html)).toEqual(["Ulsan", "Incheon", "Goyang"]);
  expect(html).toContain('data-column="megawatts" data-align="end"');
});

it("sorts by button only where a row has a value to sort by, and not where the server sorts", () => {
  expect(render().match(/<button/g)).toHaveLength(2);
  const sorted = render({ sorting: { column: "megawatts", direction: "desc" } });
  expect(sorted).not.toContain("<button");
  expect(sorted).toMatch(/aria-sort="descending"[^>]*data-column="megawatts"/);
  expect(namesIn(sorted)).toEqual(["Ulsan", "Incheon", "Goyang"]);
});

it("keeps a row's name in view when asked to", () => {
  expect(render()).not.toContain("data-pinned");
  expect(render({ isPinned: true }).match(/data-pinned="start"/g)).toHaveLength(4);
});

it("merges cells, groups columns and groups rows", () => {
  const merged = render({
    rows: [{ ...row("Empty", null), merged: { columns: ["megawatts", "note"], content: "none" } }],
  });
  expect(merged).toMatch(/<td colSpan="2" data-merged="">none<\/td><\/tr>/);
  const grouped = render({
    columns: columns.map((one) => (one.id === "site" ? one : { ...one, group: { id: "g", name: "Size" } })),
  });
  expect(grouped).toMatch(/<th scope="colgroup" colSpan="2">Size<\/th>/);
  expect(grouped).toMatch(/<colgroup span="1"><\/colgroup><colgroup span="2">/);
  const inGroups = render({
    rowGroups: [
      { id: "b", heading: "Phase 2" },
      { id: "a", heading: "Phase 1" },
    ],
    rows: rows.map((one, i) => ({ ...one, group: i === 0 ? "a" : "b" })),
  });
  expect(namesIn(inGroups)).toEqual(["Incheon", "Goyang", "Ulsan"]);
  expect(inGroups.match(/scope="rowgroup"/g)).toHaveLength(2);
});

it("says when there is nothing, and offers options from four rows", () => {
  const html = render({ rows: [], empty: "No phases match." });
  expect(html).toContain("No phases match.");
  expect(html).not.toContain("Table options");
  expect(render()).not.toContain("Table options");
  expect(render({ rows: [...rows, row("Gajwa", 100)] })).toContain("Table options");
});

it("compares figures by size and texts as the language orders them; figures sort from the largest first", () => {
  expect(compareValues(40, 103, "en")).toBeLessThan(0);
  expect(compareValues("Site 9", "Site 10", "en")).toBeLessThan(0);
  expect(compareValues("가좌", "울산", "ko")).toBeLessThan(0);
  expect(sortsFrom(rows, "megawatts")).toEqual({ enableSorting: true, sortDescFirst: true });
  expect(sortsFrom(rows, "site")).toEqual({ enableSorting: true, sortDescFirst: false });
  expect(sortsFrom(rows, "note").enableSorting).toBe(false);
});
