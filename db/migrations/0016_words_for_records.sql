CREATE TYPE "public"."appeal_outcome" AS ENUM('upheld', 'dismissed', 'remanded', 'settled', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."appellant" AS ENUM('sponsor', 'opponent', 'authority', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."machine_ownership" AS ENUM('own', 'lease', 'colocation', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."ppa_role" AS ENUM('gating', 'commercial', 'condition', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."site_hold" AS ENUM('all', 'beyond_live', 'last', 'not_under_works', 'none');--> statement-breakpoint
CREATE TYPE "public"."site_type" AS ENUM('data_centre', 'portfolio', 'supply', 'park');--> statement-breakpoint
ALTER TYPE "public"."claim_kind" ADD VALUE 'seen_open';--> statement-breakpoint
ALTER TYPE "public"."date_precision" ADD VALUE 'range';--> statement-breakpoint
ALTER TYPE "public"."date_precision" ADD VALUE 'not_before';--> statement-breakpoint
ALTER TYPE "public"."indicator_kind" ADD VALUE 'generation';--> statement-breakpoint
ALTER TYPE "public"."indicator_kind" ADD VALUE 'land';--> statement-breakpoint
ALTER TYPE "public"."indicator_kind" ADD VALUE 'financing';--> statement-breakpoint
ALTER TYPE "public"."indicator_kind" ADD VALUE 'site';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'halted' BEFORE 'roof_complete';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'resumed' BEFORE 'roof_complete';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'reserved' BEFORE 'agreement_signed';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'refused' BEFORE 'energised';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'works_started' BEFORE 'energised';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'works_completed' BEFORE 'energised';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'hearing_set' BEFORE 'granted';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'deferred' BEFORE 'granted';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'appealed' BEFORE 'export_licensed';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'suit_filed' BEFORE 'export_licensed';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'appeal_upheld' BEFORE 'export_licensed';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'appeal_dismissed' BEFORE 'export_licensed';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'lapsed' BEFORE 'export_licensed';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'installed';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'agreed';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'closed';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'announced';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'withdrawn';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'paused';--> statement-breakpoint
ALTER TYPE "public"."milestone_step" ADD VALUE 'cancelled';--> statement-breakpoint
ALTER TYPE "public"."permit_type" ADD VALUE 'planning';--> statement-breakpoint
ALTER TYPE "public"."permit_type" ADD VALUE 'water';--> statement-breakpoint
ALTER TYPE "public"."permit_type" ADD VALUE 'air';--> statement-breakpoint
ALTER TYPE "public"."permit_type" ADD VALUE 'power_purchase';--> statement-breakpoint
ALTER TYPE "public"."permit_type" ADD VALUE 'energy_facility';--> statement-breakpoint
ALTER TYPE "public"."permit_type" ADD VALUE 'investment';--> statement-breakpoint
ALTER TYPE "public"."permit_type" ADD VALUE 'export_licence';--> statement-breakpoint
ALTER TYPE "public"."permit_type" ADD VALUE 'other';--> statement-breakpoint
ALTER TABLE "indicators" DROP CONSTRAINT "indicators_key";--> statement-breakpoint
ALTER TABLE "dated_claims" DROP CONSTRAINT "dated_claims_dated";--> statement-breakpoint
ALTER TABLE "dated_claims" DROP CONSTRAINT "dated_claims_bounded";--> statement-breakpoint
ALTER TABLE "phases" DROP CONSTRAINT "phases_megawatts_not_negative";--> statement-breakpoint
ALTER TABLE "indicators" DROP CONSTRAINT "indicators_phase_id_phases_id_fk";
--> statement-breakpoint
ALTER TABLE "indicators" ALTER COLUMN "phase_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "dated_claims" ADD COLUMN "known_precision" date_precision DEFAULT 'day' NOT NULL;--> statement-breakpoint
ALTER TABLE "dated_claims" ADD COLUMN "megawatts" numeric;--> statement-breakpoint
ALTER TABLE "dated_claims" ADD COLUMN "appellant" "appellant";--> statement-breakpoint
ALTER TABLE "dated_claims" ADD COLUMN "outcome" "appeal_outcome";--> statement-breakpoint
ALTER TABLE "dated_claims" ADD COLUMN "compared_on" date;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "site_id" integer;--> statement-breakpoint
-- Nothing that was recorded changes: no audit, no refresh.
ALTER TABLE "indicators" DISABLE TRIGGER USER;--> statement-breakpoint
UPDATE "indicators" i SET "site_id" = p."site_id" FROM "phases" p WHERE p."id" = i."phase_id";--> statement-breakpoint
ALTER TABLE "indicators" ENABLE TRIGGER USER;--> statement-breakpoint
ALTER TABLE "indicators" ALTER COLUMN "site_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "holds" "site_hold";--> statement-breakpoint
ALTER TABLE "ppas" ADD COLUMN "role" "ppa_role";--> statement-breakpoint
ALTER TABLE "phases" ADD COLUMN "unknown_basis_megawatts" numeric;--> statement-breakpoint
ALTER TABLE "phases" ADD COLUMN "machines" "machine_ownership" DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "published_precision" date_precision DEFAULT 'day' NOT NULL;--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "type" "site_type" DEFAULT 'data_centre' NOT NULL;--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "locality" text;--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "compared_on" date;--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_site_key" UNIQUE("id","site_id");--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_phase" FOREIGN KEY ("phase_id","site_id") REFERENCES "public"."phases"("id","site_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "indicators_phase_id_index" ON "indicators" USING btree ("phase_id");--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_key" UNIQUE NULLS NOT DISTINCT("site_id","phase_id","kind","key");--> statement-breakpoint
ALTER TABLE "dated_claims" ADD CONSTRAINT "dated_claims_dated" CHECK ("dated_claims"."kind"::text in ('withdrawn', 'not_required', 'seen_open') or "dated_claims"."precision"::text = 'not_before' or "dated_claims"."precision" = 'unknown' or "dated_claims"."latest_on" is not null);--> statement-breakpoint
ALTER TABLE "dated_claims" ADD CONSTRAINT "dated_claims_bounded" CHECK ("dated_claims"."precision"::text in ('by', 'not_before', 'unknown') or "dated_claims"."latest_on" is null or "dated_claims"."earliest_on" is not null);--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_holds_of_site" CHECK ("indicators"."holds" is null or "indicators"."phase_id" is null);--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_megawatts_not_negative" CHECK (coalesce("phases"."grid_connection_megawatts", 0) >= 0 and coalesce("phases"."facility_megawatts", 0) >= 0 and coalesce("phases"."critical_it_megawatts", 0) >= 0 and coalesce("phases"."generation_nameplate_megawatts", 0) >= 0 and coalesce("phases"."unknown_basis_megawatts", 0) >= 0);--> statement-breakpoint
ALTER TABLE "economy_facts" DROP CONSTRAINT "economy_facts_unknown_has_reason";--> statement-breakpoint
ALTER TABLE "economy_facts" ADD COLUMN "value_text" text;--> statement-breakpoint
ALTER TABLE "economy_facts" ADD CONSTRAINT "economy_facts_unknown_has_reason" CHECK (coalesce("economy_facts"."value"::text, "economy_facts"."value_text", "economy_facts"."unknown_reason") is not null);--> statement-breakpoint
-- A phase's indicator belongs to the phase's site.
CREATE FUNCTION set_indicator_site() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.site_id := coalesce((SELECT p.site_id FROM phases p WHERE p.id = NEW.phase_id), NEW.site_id);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER indicators_site BEFORE INSERT ON indicators FOR EACH ROW EXECUTE FUNCTION set_indicator_site();
--> statement-breakpoint
DROP TRIGGER indicators_refresh ON indicators;
--> statement-breakpoint
CREATE TRIGGER indicators_refresh AFTER INSERT OR UPDATE OR DELETE ON indicators FOR EACH ROW EXECUTE FUNCTION refresh_follows('site_id');
--> statement-breakpoint
CREATE OR REPLACE FUNCTION refresh_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed jsonb;
BEGIN
  FOREACH changed IN ARRAY CASE TG_OP
    WHEN 'INSERT' THEN ARRAY[to_jsonb(NEW)]
    WHEN 'DELETE' THEN ARRAY[to_jsonb(OLD)]
    ELSE ARRAY[to_jsonb(OLD), to_jsonb(NEW)] END
  LOOP
    PERFORM enqueue_refresh(CASE TG_ARGV[0]
      WHEN 'site' THEN (changed->>'id')::int
      WHEN 'site_id' THEN (changed->>'site_id')::int
      WHEN 'phase_id' THEN (SELECT p.site_id FROM phases p WHERE p.id = (changed->>'phase_id')::int)
      WHEN 'indicator_id' THEN (SELECT i.site_id FROM indicators i WHERE i.id = (changed->>'indicator_id')::int)
      WHEN 'milestone_id' THEN (SELECT i.site_id FROM milestones m JOIN indicators i ON i.id = m.indicator_id
        WHERE m.id = (changed->>'milestone_id')::int)
      WHEN 'claim_id' THEN (SELECT i.site_id FROM dated_claims c JOIN milestones m ON m.id = c.milestone_id
        JOIN indicators i ON i.id = m.indicator_id WHERE c.id = (changed->>'claim_id')::int)
    END);
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TABLE "outside_answers" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outside_answers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"outside_forecast_id" integer NOT NULL,
	"reading" text NOT NULL,
	"as_of_on" date NOT NULL,
	"share" double precision,
	"phases" integer NOT NULL,
	"megawatts" double precision NOT NULL,
	"engine_version" text NOT NULL,
	"input_hash" text NOT NULL,
	"members" jsonb NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outside_answers_key" UNIQUE("outside_forecast_id","reading","as_of_on","input_hash")
);
--> statement-breakpoint
CREATE TABLE "outside_forecasts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outside_forecasts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"forecaster" text NOT NULL,
	"claim_en" text NOT NULL,
	"claim_ko" text NOT NULL,
	"population_en" text NOT NULL,
	"population_ko" text NOT NULL,
	"iso3" text,
	"due_year" integer NOT NULL,
	"least_megawatts" double precision,
	"readings" jsonb NOT NULL,
	"low" double precision,
	"high" double precision,
	"said_on" date NOT NULL,
	"matures_on" date NOT NULL,
	"not_scorable_en" text,
	"not_scorable_ko" text,
	"source_id" integer,
	"mark" "evidence_mark" NOT NULL,
	"note" text,
	"note_ko" text,
	CONSTRAINT "outside_forecasts_slug_unique" UNIQUE("slug"),
	CONSTRAINT "outside_forecasts_scorable" CHECK ("outside_forecasts"."not_scorable_en" is not null or "outside_forecasts"."low" is not null or "outside_forecasts"."high" is not null)
);
--> statement-breakpoint
ALTER TABLE "outside_answers" ADD CONSTRAINT "outside_answers_outside_forecast_id_outside_forecasts_id_fk" FOREIGN KEY ("outside_forecast_id") REFERENCES "public"."outside_forecasts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_forecasts" ADD CONSTRAINT "outside_forecasts_iso3_economies_iso3_fk" FOREIGN KEY ("iso3") REFERENCES "public"."economies"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_forecasts" ADD CONSTRAINT "outside_forecasts_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER outside_answers_append_only BEFORE UPDATE OR DELETE ON outside_answers FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER outside_answers_no_truncate BEFORE TRUNCATE ON outside_answers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER outside_answers_clock BEFORE INSERT ON outside_answers FOR EACH ROW EXECUTE FUNCTION set_recorded_at();
--> statement-breakpoint
CREATE TRIGGER outside_answers_audit AFTER INSERT OR UPDATE OR DELETE ON outside_answers FOR EACH ROW EXECUTE FUNCTION write_audit();
--> statement-breakpoint
CREATE TRIGGER outside_forecasts_audit AFTER INSERT OR UPDATE OR DELETE ON outside_forecasts FOR EACH ROW EXECUTE FUNCTION write_audit();
