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
