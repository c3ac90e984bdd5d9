CREATE TABLE "job_runs" (
	"task" text PRIMARY KEY NOT NULL,
	"finished_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
-- Puts the refresh of a site's forecasts (null: of every site's) into the worker's queue, inside the caller's transaction: it is there when the
-- change is, and gone when the change is. One job per site waits at a time. `leadtime.refresh_provided` lists what this transaction has
-- provided for already: a command that refreshes the forecasts itself adds its site there, the seed adds `all`.
CREATE FUNCTION enqueue_refresh(site_id integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  provided text := coalesce(nullif(current_setting('leadtime.refresh_provided', true), ''), ',');
  scope text := coalesce(site_id::text, 'all');
BEGIN
  IF position(',all,' IN provided) > 0 OR position(',' || scope || ',' IN provided) > 0 THEN
    RETURN;
  END IF;
  PERFORM set_config('leadtime.refresh_provided', provided || scope || ',', true);
  IF site_id IS NULL THEN
    PERFORM graphile_worker.add_job('refresh-stale-sites', '{"scope":"all"}'::json, job_key => 'refresh-stale-sites:all');
  ELSE
    PERFORM graphile_worker.add_job('refresh-site', json_build_object('siteId', site_id), job_key => 'refresh-site:' || site_id);
  END IF;
END $$;
--> statement-breakpoint
-- The trigger's argument says what leads from the changed row to its site; `every`: a change that any site's forecast may rest on.
CREATE FUNCTION refresh_follows() RETURNS trigger LANGUAGE plpgsql AS $$
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
      WHEN 'indicator_id' THEN (SELECT p.site_id FROM indicators i JOIN phases p ON p.id = i.phase_id
        WHERE i.id = (changed->>'indicator_id')::int)
      WHEN 'milestone_id' THEN (SELECT p.site_id FROM milestones m JOIN indicators i ON i.id = m.indicator_id
        JOIN phases p ON p.id = i.phase_id WHERE m.id = (changed->>'milestone_id')::int)
      WHEN 'claim_id' THEN (SELECT p.site_id FROM dated_claims c JOIN milestones m ON m.id = c.milestone_id
        JOIN indicators i ON i.id = m.indicator_id JOIN phases p ON p.id = i.phase_id WHERE c.id = (changed->>'claim_id')::int)
    END);
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE input record;
BEGIN
  FOR input IN SELECT * FROM (VALUES
    ('sites', 'site'), ('phases', 'site_id'), ('capacity_claims', 'phase_id'), ('indicators', 'phase_id'), ('ppas', 'indicator_id'),
    ('grid_interconnects', 'indicator_id'), ('transformer_orders', 'indicator_id'), ('permits', 'indicator_id'),
    ('water_rights', 'indicator_id'), ('works', 'indicator_id'), ('accelerator_orders', 'indicator_id'), ('milestones', 'indicator_id'),
    ('dated_claims', 'milestone_id'), ('claim_retractions', 'claim_id'), ('policy_instruments', 'every'), ('base_rates', 'every'),
    ('reference_classes', 'every'), ('parameters', 'every')) inputs (name, leads_by)
  LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refresh_follows(%L)',
      input.name || '_refresh', input.name, input.leads_by);
  END LOOP;
  -- A new one is nobody's yet; its claims and sites name it later.
  FOR input IN SELECT * FROM (VALUES ('sources'), ('organisations'), ('regions')) inputs (name) LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION refresh_follows(''every'')',
      input.name || '_refresh', input.name);
  END LOOP;
END $$;
