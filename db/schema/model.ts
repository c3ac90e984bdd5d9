import { boolean, integer, jsonb, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";
import { evidenceMark, localeCode, userRole } from "./vocabulary";

/** A reference class of durations or rates; a new figure is a new version, the old one stays. */
export const referenceClasses = pgTable(
  "reference_classes",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    slug: text().notNull(),
    version: integer().notNull(),
    titleEn: text().notNull(),
    titleKo: text().notNull(),
    /** `{ kind: "lognormal", medianDays, sigma, contaminated? }` or other named values. */
    values: jsonb().notNull(),
    sampleSize: integer(),
    mark: evidenceMark().notNull(),
    sourceText: text().notNull(),
    sourceUrl: text(),
    note: text(),
  },
  (t) => [unique("reference_classes_key").on(t.slug, t.version)],
);

/** A single judgement or measured constant of the model; an edited one is a new version, the old one stays. */
export const parameters = pgTable(
  "parameters",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    slug: text().notNull(),
    version: integer().notNull(),
    value: jsonb().notNull(),
    unit: text().notNull(),
    mark: evidenceMark().notNull(),
    sourceText: text().notNull(),
    sourceUrl: text(),
    category: text().notNull(),
    recordedBy: text().notNull(),
    recordedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [unique("parameters_key").on(t.slug, t.version)],
);

export const users = pgTable("users", {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  role: userRole().notNull(),
  locale: localeCode().notNull(),
  isDemo: boolean().notNull(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

/** Named, versioned overrides of parameters; `base` has none. */
export const scenarios = pgTable(
  "scenarios",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    slug: text().notNull(),
    version: integer().notNull(),
    nameEn: text().notNull(),
    nameKo: text().notNull(),
    overrides: jsonb().notNull(),
    ownerId: text().references(() => users.id),
  },
  (t) => [unique("scenarios_key").on(t.slug, t.version)],
);
