import type { ColumnNames } from "../columns";

/** The names that Epoch's tables have used for each column. */
export const siteColumns = {
  handle: { names: ["Handle"] },
  title: { names: ["Title"] },
  name: { names: ["Name", "Data center", "Site"] },
  country: { names: ["Country"] },
  address: { names: ["Address"] },
  latitude: { names: ["Latitude"] },
  longitude: { names: ["Longitude"] },
  owner: { names: ["Owner", "Owners"] },
  users: { names: ["Users", "User"] },
  project: { names: ["Project"] },
  investors: { names: ["Investors"] },
  builders: { names: ["Construction companies", "Builders"] },
  energyCompanies: { names: ["Energy companies"] },
} as const satisfies ColumnNames<string>;

/** Known, and kept with the row as read; the timeline says the same with dates. */
export const ignoredSiteColumns = [
  "Current H100 equivalents",
  "Current power (MW)",
  "Current IT power (MW)",
  "Current total capital cost (2025 USD billions)",
  "Notes",
  "Selected Sources",
  "Calculations sheet",
];

export const timelineColumns = {
  date: { names: ["Date"], isRequired: true },
  site: { names: ["Data center", "Name", "Handle", "Title", "Site"], isRequired: true },
  status: { names: ["Construction status", "Status"], isRequired: true },
  facilityPower: { names: ["Power (MW)", "Facility power (MW)", "Total facility power (MW)"] },
  itPower: { names: ["IT power (MW)", "IT power", "Critical IT power (MW)", "IT capacity (MW)"] },
  buildings: { names: ["Buildings operational"] },
  computeCost: { names: ["Compute cost (2025 USD billions)"] },
  constructionCost: { names: ["Construction cost (2025 USD billions)"] },
} as const satisfies ColumnNames<string>;

export const ignoredTimelineColumns = [
  "H100 equivalents",
  "Total capital cost (2025 USD billions)",
  "Building area (square feet)",
  "Site area (square feet)",
  "Water use (MGD)",
  "Performance (8-bit OP/s)",
  "Current H100 equivalents (from Data center)",
];
