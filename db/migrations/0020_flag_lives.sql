CREATE TABLE "flag_steps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "flag_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"flag_id" integer NOT NULL,
	"number" integer NOT NULL,
	"step" text NOT NULL,
	"reason" text,
	"rule" text NOT NULL,
	"severity" text,
	"p50_on" date,
	"note" text,
	"until" date,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "flag_steps_key" UNIQUE("flag_id","number")
);
--> statement-breakpoint
ALTER TABLE "flags" DROP CONSTRAINT "flags_phase_id_phases_id_fk";
--> statement-breakpoint
DROP INDEX "flags_open_key";--> statement-breakpoint
DROP INDEX "flags_cleared_at_index";--> statement-breakpoint
ALTER TABLE "flags" ALTER COLUMN "phase_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "flags" ALTER COLUMN "rule" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "flags" ALTER COLUMN "severity" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "flags" ALTER COLUMN "severity" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "site_id" integer;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "policy_slug" text;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "event" text;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "may_be_high" boolean;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "phase_ids" integer[];--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "lines" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "stakes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "dollars_usd" double precision;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "size_megawatt_months" double precision;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "assumed_megawatts" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "p50_on" date;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "standing" text DEFAULT 'raised' NOT NULL;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
-- What earlier versions raised is cleared here: other rules speak now. Each keeps a place of its own, beside what is raised from now on.
ALTER TABLE "flags" DISABLE TRIGGER USER;--> statement-breakpoint
UPDATE "flags" f SET "site_id" = p."site_id", "phase_ids" = ARRAY[f."phase_id"], "event" = 'earlier:' || f."id", "kind" = 'risk', "may_be_high" = false,
	"standing" = 'cleared', "version" = 2, "cleared_at" = coalesce(f."cleared_at", now())
	FROM "phases" p WHERE p."id" = f."phase_id";--> statement-breakpoint
ALTER TABLE "flags" ENABLE TRIGGER USER;--> statement-breakpoint
INSERT INTO "flag_steps" ("flag_id", "number", "step", "reason", "rule", "severity", "recorded_by", "recorded_at")
	SELECT "id", 1, 'raised', NULL, "rule", "severity", 'system:worker', "raised_at" FROM "flags"
	UNION ALL
	SELECT "id", 2, 'cleared', CASE WHEN "cleared_at" = now() THEN 'replaced_by_new_rules' END, "rule", "severity", 'system:migration', "cleared_at" FROM "flags";--> statement-breakpoint
ALTER TABLE "flags" ALTER COLUMN "site_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "flags" ALTER COLUMN "event" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "flags" ALTER COLUMN "kind" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "flags" ALTER COLUMN "may_be_high" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "flags" ALTER COLUMN "phase_ids" SET NOT NULL;--> statement-breakpoint
-- Flags follow from the records, as forecasts do: the audit keeps what happened to them.
DROP TRIGGER "flags_audit" ON "flags";--> statement-breakpoint
CREATE TRIGGER "flag_steps_append_only" BEFORE UPDATE OR DELETE ON "flag_steps" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "flag_steps_no_truncate" BEFORE TRUNCATE ON "flag_steps" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "flag_steps_clock" BEFORE INSERT ON "flag_steps" FOR EACH ROW EXECUTE FUNCTION set_recorded_at();--> statement-breakpoint
CREATE TRIGGER "flag_steps_audit" AFTER INSERT OR UPDATE OR DELETE ON "flag_steps" FOR EACH ROW EXECUTE FUNCTION write_audit();--> statement-breakpoint
ALTER TABLE "flag_steps" ADD CONSTRAINT "flag_steps_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_phase" FOREIGN KEY ("phase_id","site_id") REFERENCES "public"."phases"("id","site_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "flags_open" ON "flags" USING btree ("site_id") WHERE "flags"."cleared_at" is null;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_key" UNIQUE NULLS NOT DISTINCT("site_id","phase_id","policy_slug","event");--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_cleared" CHECK (("flags"."standing" = 'cleared') = ("flags"."cleared_at" is not null));--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_standing" CHECK ("flags"."standing" in ('raised', 'acknowledged', 'escalated', 'cleared'));--> statement-breakpoint
DROP TYPE "public"."flag_rule";--> statement-breakpoint
DROP TYPE "public"."flag_severity";