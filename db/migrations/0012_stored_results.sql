CREATE TABLE "stored_results" (
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"input_hash" text NOT NULL,
	"engine_version" text NOT NULL,
	"as_of_on" date NOT NULL,
	"figures" jsonb NOT NULL,
	"computed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stored_results_kind_key_pk" PRIMARY KEY("kind","key")
);
--> statement-breakpoint
-- Replays are stored results now; the worker recomputes them.
DROP TABLE "replays";
--> statement-breakpoint
-- One statement, since each rewrites the table.
ALTER TABLE "forecasts" ADD COLUMN "last_evidence_on" date,
	ADD COLUMN "stage" text GENERATED ALWAYS AS (detail ->> 'stage') STORED,
	ADD COLUMN "announced" jsonb GENERATED ALWAYS AS (detail -> 'announced') STORED,
	ADD COLUMN "announced_claim_id" integer GENERATED ALWAYS AS ((detail #>> '{announced,latest,claimId}')::int) STORED,
	ADD COLUMN "in_service_day" integer GENERATED ALWAYS AS ((detail ->> 'inServiceDay')::float8::int) STORED,
	ADD COLUMN "base_rates" jsonb GENERATED ALWAYS AS (detail -> 'baseRates') STORED;
--> statement-breakpoint
CREATE INDEX "dated_claims_source_id_index" ON "dated_claims" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "forecast_scores_scored_at_index" ON "forecast_scores" USING btree ("scored_at");--> statement-breakpoint
CREATE INDEX "forecasts_scenario_id_as_of_on_index" ON "forecasts" USING btree ("scenario_id","as_of_on");--> statement-breakpoint
-- Lists show it of the newest forecasts, which are not made again before their inputs change.
ALTER TABLE "forecasts" DISABLE TRIGGER "forecasts_append_only";--> statement-breakpoint
UPDATE "forecasts" f SET "last_evidence_on" = (
	SELECT max(c.known_on) FROM indicators i JOIN milestones m ON m.indicator_id = i.id JOIN dated_claims c ON c.milestone_id = m.id
	WHERE i.phase_id = f.phase_id AND NOT EXISTS (SELECT FROM claim_retractions r WHERE r.claim_id = c.id))
WHERE f.id IN (SELECT forecast_id FROM current_forecasts);--> statement-breakpoint
ALTER TABLE "forecasts" ENABLE TRIGGER "forecasts_append_only";--> statement-breakpoint
-- Puts one job into the worker's queue that brings the stored results up to date: at most one waits, two seconds, so that many saves ask for
-- few, and behind the refreshes of sites. Deferred: the queue's row is the last that a transaction locks, after the audit's lock, so
-- that two writers never wait for each other.
CREATE FUNCTION results_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('leadtime.results_asked', true) = 'yes' THEN
    RETURN NULL;
  END IF;
  PERFORM set_config('leadtime.results_asked', 'yes', true);
  PERFORM graphile_worker.add_job('store-results', '{}'::json, queue_name => 'results', job_key => 'store-results',
    job_key_mode => 'preserve_run_at', run_at => clock_timestamp() + interval '2 seconds', priority => 20);
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['economies', 'economy_facts', 'policy_instruments', 'base_rates', 'sites', 'phases', 'capacity_claims',
    'indicators', 'ppas', 'grid_interconnects', 'transformer_orders', 'permits', 'water_rights', 'works', 'accelerator_orders', 'milestones',
    'dated_claims', 'claim_retractions', 'reference_classes', 'parameters', 'flags', 'current_forecasts'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION results_follow()', name || '_results', name);
  END LOOP;
  -- A new one is nobody's yet; its claims and sites name it later.
  FOREACH name IN ARRAY ARRAY['sources', 'organisations', 'regions'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER UPDATE ON %I DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION results_follow()', name || '_results', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- Scores come by the thousand, in a transaction that locks nothing else of ours.
CREATE TRIGGER forecast_scores_results AFTER INSERT OR UPDATE OR DELETE ON forecast_scores FOR EACH STATEMENT EXECUTE FUNCTION results_follow();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER stored_results_results AFTER INSERT OR UPDATE ON stored_results DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.kind = 'replay') EXECUTE FUNCTION results_follow();
