-- What the tables alone cannot promise: an append-only history, a clock nobody can backdate, and an audit trail chained by hash.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: its rows are kept for ever', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE FUNCTION set_recorded_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.recorded_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['dated_claims', 'claim_retractions', 'capacity_claims', 'forecasts'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION set_recorded_at()', name || '_clock', name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION audit_row_hash(id bigint, at timestamptz, actor text, table_name text, operation text, old_row jsonb, new_row jsonb, previous_hash text)
RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(
    concat_ws(E'\x1f', id::text, extract(epoch FROM at)::text, actor, table_name, operation,
      coalesce(old_row::text, '-'), coalesce(new_row::text, '-'), previous_hash), 'UTF8')), 'hex')
$$;
--> statement-breakpoint
CREATE FUNCTION write_audit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last_id bigint;
  last_hash text;
  row_at timestamptz := clock_timestamp();
  row_actor text := coalesce(nullif(current_setting('leadtime.actor', true), ''), 'database:' || current_user);
  row_old jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END;
  row_new jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END;
BEGIN
  -- One writer at a time, or two rows would follow the same one.
  PERFORM pg_advisory_xact_lock(7451001);
  SELECT id, hash INTO last_id, last_hash FROM audit_log ORDER BY id DESC LIMIT 1;
  last_id := coalesce(last_id, 0) + 1;
  last_hash := coalesce(last_hash, repeat('0', 64));
  INSERT INTO audit_log VALUES (last_id, row_at, row_actor, TG_TABLE_NAME, TG_OP, row_old, row_new, last_hash,
    audit_row_hash(last_id, row_at, row_actor, TG_TABLE_NAME, TG_OP, row_old, row_new, last_hash));
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sources', 'economies', 'regions', 'economy_facts', 'policy_instruments', 'base_rates', 'organisations',
    'programmes', 'programme_regions', 'pledges', 'sites', 'site_aliases', 'site_organisations', 'phases', 'capacity_claims', 'lineage',
    'indicators', 'ppas', 'grid_interconnects', 'transformer_orders', 'permits', 'water_rights', 'works', 'accelerator_orders',
    'milestones', 'dated_claims', 'claim_retractions', 'imports', 'reference_classes', 'parameters', 'users', 'scenarios', 'flags',
    'saved_views', 'watches'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION write_audit()', name || '_audit', name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION guard_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND pg_trigger_depth() > 1 THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% of audit_log is refused: only its triggers write it', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_log_guard BEFORE INSERT OR UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION guard_audit();
--> statement-breakpoint
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The first row whose hash, predecessor or number does not fit; null when the chain is whole.
CREATE FUNCTION audit_chain_broken_at() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT min(id) FROM (
    SELECT id,
      hash = audit_row_hash(id, at, actor, table_name, operation, old_row, new_row, previous_hash)
        AND previous_hash = coalesce(lag(hash) OVER (ORDER BY id), repeat('0', 64))
        AND id = coalesce(lag(id) OVER (ORDER BY id), 0) + 1 AS is_whole
    FROM audit_log) rows WHERE NOT is_whole
$$;
--> statement-breakpoint
CREATE INDEX sites_name_search ON sites USING gin ((name_en || ' ' || name_ko) gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX site_aliases_search ON site_aliases USING gin (alias gin_trgm_ops);
