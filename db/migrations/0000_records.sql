CREATE TYPE "public"."claim_kind" AS ENUM('promised', 'estimated', 'actual', 'inferred', 'withdrawn', 'not_required');--> statement-breakpoint
CREATE TYPE "public"."confidence" AS ENUM('confident', 'likely', 'speculative');--> statement-breakpoint
CREATE TYPE "public"."date_precision" AS ENUM('day', 'month', 'quarter', 'half', 'year', 'by', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."evidence_mark" AS ENUM('V', 'V2', 'D', 'U');--> statement-breakpoint
CREATE TYPE "public"."flag_rule" AS ENUM('announced_date_passed', 'delay_beyond_class', 'announced_date_moved_later', 'transformer_after_energisation', 'ppa_unsigned', 'gate_required_and_open', 'no_independent_source', 'stale');--> statement-breakpoint
CREATE TYPE "public"."flag_severity" AS ENUM('high', 'medium', 'low');--> statement-breakpoint
CREATE TYPE "public"."import_action" AS ENUM('added', 'changed', 'unchanged', 'restated', 'not_understood');--> statement-breakpoint
CREATE TYPE "public"."indicator_kind" AS ENUM('service', 'works', 'grid_interconnect', 'transformer_order', 'ppa', 'permit', 'water_right', 'accelerator_order');--> statement-breakpoint
CREATE TYPE "public"."lineage_kind" AS ENUM('renamed', 'merged', 'split');--> statement-breakpoint
CREATE TYPE "public"."locale_code" AS ENUM('en', 'ko');--> statement-breakpoint
CREATE TYPE "public"."megawatt_basis" AS ENUM('grid_connection', 'facility', 'critical_it', 'generation_nameplate');--> statement-breakpoint
CREATE TYPE "public"."milestone_step" AS ENUM('first_power', 'in_service', 'started', 'roof_complete', 'completed', 'requested', 'study_completed', 'agreement_signed', 'energised', 'ordered', 'shipped', 'delivered', 'negotiating', 'signed', 'supply_started', 'filed', 'granted', 'export_licensed');--> statement-breakpoint
CREATE TYPE "public"."organisation_role" AS ENUM('operator', 'owner', 'user', 'investor', 'contractor', 'utility', 'regulator', 'manufacturer', 'seller');--> statement-breakpoint
CREATE TYPE "public"."permit_type" AS ENUM('grid_impact_assessment', 'building', 'zoning', 'environmental', 'resource_consent');--> statement-breakpoint
CREATE TYPE "public"."pledge_topic" AS ENUM('pledge', 'economics', 'scenario', 'market', 'demand', 'principle', 'risk', 'question');--> statement-breakpoint
CREATE TYPE "public"."policy_status" AS ENUM('in_force', 'proposed', 'drafted', 'being_revised', 'under_way', 'observed', 'reported', 'ended', 'closed', 'unverified', 'not_found');--> statement-breakpoint
CREATE TYPE "public"."ppa_structure" AS ENUM('physical', 'virtual', 'sleeved', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."requirement" AS ENUM('required', 'not_required', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."source_class" AS ENUM('operator', 'counterparty', 'utility', 'regulator', 'press', 'imagery', 'analyst');--> statement-breakpoint
CREATE TYPE "public"."user_role" AS ENUM('viewer', 'analyst', 'reviewer', 'admin');--> statement-breakpoint
CREATE TYPE "public"."work_type" AS ENUM('building', 'substation', 'network_upgrade', 'bridge_power');--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"table_name" text NOT NULL,
	"operation" text NOT NULL,
	"old_row" jsonb,
	"new_row" jsonb,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_log_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "claim_retractions" (
	"claim_id" integer PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dated_claims" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "dated_claims_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"natural_key" text NOT NULL,
	"milestone_id" integer NOT NULL,
	"kind" "claim_kind" NOT NULL,
	"earliest_on" date,
	"latest_on" date,
	"precision" date_precision NOT NULL,
	"known_on" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"source_id" integer NOT NULL,
	"claimant_id" integer,
	"confidence" "confidence",
	"mark" "evidence_mark" NOT NULL,
	"quote" text,
	"note" text,
	"supersedes_id" integer,
	"import_id" integer,
	"recorded_by" text NOT NULL,
	CONSTRAINT "dated_claims_naturalKey_unique" UNIQUE("natural_key"),
	CONSTRAINT "dated_claims_interval" CHECK ("dated_claims"."earliest_on" is null or "dated_claims"."latest_on" is null or "dated_claims"."earliest_on" <= "dated_claims"."latest_on"),
	CONSTRAINT "dated_claims_dated" CHECK ("dated_claims"."kind" in ('withdrawn', 'not_required') or "dated_claims"."precision" = 'unknown' or "dated_claims"."latest_on" is not null),
	CONSTRAINT "dated_claims_bounded" CHECK ("dated_claims"."precision" in ('by', 'unknown') or "dated_claims"."latest_on" is null or "dated_claims"."earliest_on" is not null)
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"topic" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"delivered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "saved_views_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"path" text NOT NULL,
	CONSTRAINT "saved_views_key" UNIQUE("owner_id","name")
);
--> statement-breakpoint
CREATE TABLE "watches" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "watches_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" text NOT NULL,
	"site_id" integer NOT NULL,
	CONSTRAINT "watches_key" UNIQUE("user_id","site_id")
);
--> statement-breakpoint
CREATE TABLE "base_rates" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "base_rates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"region_id" integer NOT NULL,
	"gate" text NOT NULL,
	"threshold_megawatts" numeric NOT NULL,
	"new_supply_only" boolean NOT NULL,
	"applied_after" date NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"passed" integer NOT NULL,
	"decided" integer NOT NULL,
	"common_cause_rho" numeric NOT NULL,
	"prior_alpha" numeric NOT NULL,
	"prior_beta" numeric NOT NULL,
	"probability_if_unknown" numeric NOT NULL,
	"ended_by" text,
	"source_id" integer,
	"mark" "evidence_mark" NOT NULL,
	"note" text,
	CONSTRAINT "base_rates_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "economies" (
	"iso3" text PRIMARY KEY NOT NULL,
	"name_en" text NOT NULL,
	"name_ko" text NOT NULL,
	"is_apec_member" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "economy_facts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "economy_facts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"iso3" text NOT NULL,
	"region_id" integer,
	"indicator" text NOT NULL,
	"value" numeric,
	"unit" text NOT NULL,
	"year" integer,
	"period_text" text,
	"title_en" text,
	"title_ko" text,
	"unknown_reason" text,
	"source_id" integer,
	"mark" "evidence_mark" NOT NULL,
	"note" text,
	CONSTRAINT "economy_facts_key" UNIQUE NULLS NOT DISTINCT("iso3","region_id","indicator","year"),
	CONSTRAINT "economy_facts_unknown_has_reason" CHECK ("economy_facts"."value" is not null or "economy_facts"."unknown_reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "policy_instruments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "policy_instruments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"iso3" text NOT NULL,
	"region_id" integer,
	"title_en" text NOT NULL,
	"title_ko" text NOT NULL,
	"fact_en" text NOT NULL,
	"fact_ko" text NOT NULL,
	"threshold_megawatts" numeric,
	"status" "policy_status" NOT NULL,
	"effective_on" date,
	"effective_text" text,
	"requires_gate" text,
	"source_id" integer,
	"mark" "evidence_mark" NOT NULL,
	"note" text,
	CONSTRAINT "policy_instruments_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "regions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "regions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"iso3" text NOT NULL,
	"name_en" text NOT NULL,
	"name_ko" text NOT NULL,
	CONSTRAINT "regions_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "flags" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "flags_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"phase_id" integer NOT NULL,
	"rule" "flag_rule" NOT NULL,
	"severity" "flag_severity" NOT NULL,
	"reason" jsonb NOT NULL,
	"claim_ids" integer[] NOT NULL,
	"since" date NOT NULL,
	"raised_at" timestamp with time zone DEFAULT now() NOT NULL,
	"cleared_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "current_forecasts" (
	"phase_id" integer NOT NULL,
	"scenario_id" integer NOT NULL,
	"forecast_id" bigint NOT NULL,
	CONSTRAINT "current_forecasts_key" UNIQUE("phase_id","scenario_id")
);
--> statement-breakpoint
CREATE TABLE "forecast_scores" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "forecast_scores_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"forecast_id" bigint NOT NULL,
	"score" text NOT NULL,
	"horizon_days" integer NOT NULL,
	"value" double precision NOT NULL,
	"scored_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "forecast_scores_key" UNIQUE("forecast_id","score","horizon_days")
);
--> statement-breakpoint
CREATE TABLE "forecasts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "forecasts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"phase_id" integer NOT NULL,
	"scenario_id" integer NOT NULL,
	"as_of_on" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"engine_version" text NOT NULL,
	"chain_version" text NOT NULL,
	"definition_version" text NOT NULL,
	"seed" bigint NOT NULL,
	"draws" integer NOT NULL,
	"input_hash" text NOT NULL,
	"parameter_versions" jsonb NOT NULL,
	"state" text NOT NULL,
	"announced_on" date,
	"p10_on" date,
	"p50_on" date,
	"p80_on" date,
	"p90_on" date,
	"unconditional_p_50_on" date,
	"unconditional_p_80_on" date,
	"probability_cancelled" double precision NOT NULL,
	"probability_not_within_ten_years" double precision NOT NULL,
	"probability_by_announced" double precision,
	"expected_delay_days" double precision,
	"probability_stranded" double precision,
	"expected_stranded_usd" double precision,
	"quantile_days" double precision[] NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_rows_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"import_id" integer NOT NULL,
	"file_name" text NOT NULL,
	"row_number" integer NOT NULL,
	"action" "import_action" NOT NULL,
	"subject" text NOT NULL,
	"detail" text,
	"raw" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"content_sha256" text NOT NULL,
	"published_on" date NOT NULL,
	"file_names" text[] NOT NULL,
	"source_id" integer,
	"report" jsonb NOT NULL,
	"imported_by" text NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "imports_key" UNIQUE("kind","content_sha256","published_on")
);
--> statement-breakpoint
CREATE TABLE "accelerator_orders" (
	"indicator_id" integer PRIMARY KEY NOT NULL,
	"unit_count" integer,
	"model" text,
	"manufacturer_id" integer,
	"needs_export_licence" boolean
);
--> statement-breakpoint
CREATE TABLE "grid_interconnects" (
	"indicator_id" integer PRIMARY KEY NOT NULL,
	"utility_id" integer,
	"queue_id" text,
	"point_of_interconnection" text,
	"kilovolts" numeric,
	"requested_megawatts" numeric,
	"granted_megawatts" numeric,
	"is_firm" boolean,
	"impact_assessment_result" text
);
--> statement-breakpoint
CREATE TABLE "indicators" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicators_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"phase_id" integer NOT NULL,
	"kind" "indicator_kind" NOT NULL,
	"key" text NOT NULL,
	"title_en" text NOT NULL,
	"title_ko" text NOT NULL,
	"counterparty_id" integer,
	"requirement" "requirement" NOT NULL,
	"requirement_reason" text,
	"policy_instrument_id" integer,
	"source_id" integer,
	"mark" "evidence_mark" NOT NULL,
	"note" text,
	CONSTRAINT "indicators_key" UNIQUE("phase_id","kind","key")
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "milestones_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"indicator_id" integer NOT NULL,
	"step" "milestone_step" NOT NULL,
	CONSTRAINT "milestones_key" UNIQUE("indicator_id","step")
);
--> statement-breakpoint
CREATE TABLE "permits" (
	"indicator_id" integer PRIMARY KEY NOT NULL,
	"type" "permit_type" NOT NULL,
	"authority_id" integer,
	"docket" text,
	"is_appealed" boolean,
	"expires_on" date
);
--> statement-breakpoint
CREATE TABLE "ppas" (
	"indicator_id" integer PRIMARY KEY NOT NULL,
	"structure" "ppa_structure" NOT NULL,
	"is_firm" boolean,
	"ppa_megawatts" numeric,
	"project_megawatts" numeric,
	"tenor_years" numeric,
	"price_per_megawatt_hour" numeric,
	"price_currency" text,
	"seller_id" integer
);
--> statement-breakpoint
CREATE TABLE "transformer_orders" (
	"indicator_id" integer PRIMARY KEY NOT NULL,
	"unit_count" integer,
	"rating_mva" numeric,
	"primary_kilovolts" numeric,
	"secondary_kilovolts" numeric,
	"manufacturer_id" integer,
	"buyer_id" integer
);
--> statement-breakpoint
CREATE TABLE "water_rights" (
	"indicator_id" integer PRIMARY KEY NOT NULL,
	"water_source" text,
	"cubic_metres_per_year" numeric,
	"expires_on" date
);
--> statement-breakpoint
CREATE TABLE "works" (
	"indicator_id" integer PRIMARY KEY NOT NULL,
	"type" "work_type" NOT NULL,
	"contractor_id" integer,
	"megawatts" numeric
);
--> statement-breakpoint
CREATE TABLE "parameters" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "parameters_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"version" integer NOT NULL,
	"value" jsonb NOT NULL,
	"unit" text NOT NULL,
	"mark" "evidence_mark" NOT NULL,
	"source_text" text NOT NULL,
	"source_url" text,
	"room" text NOT NULL,
	CONSTRAINT "parameters_key" UNIQUE("slug","version")
);
--> statement-breakpoint
CREATE TABLE "reference_classes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reference_classes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"version" integer NOT NULL,
	"title_en" text NOT NULL,
	"title_ko" text NOT NULL,
	"values" jsonb NOT NULL,
	"sample_size" integer,
	"mark" "evidence_mark" NOT NULL,
	"source_text" text NOT NULL,
	"source_url" text,
	"note" text,
	CONSTRAINT "reference_classes_key" UNIQUE("slug","version")
);
--> statement-breakpoint
CREATE TABLE "scenarios" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "scenarios_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"version" integer NOT NULL,
	"name_en" text NOT NULL,
	"name_ko" text NOT NULL,
	"overrides" jsonb NOT NULL,
	"owner_id" text,
	CONSTRAINT "scenarios_key" UNIQUE("slug","version")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"role" "user_role" NOT NULL,
	"locale" "locale_code" NOT NULL,
	"is_demo" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "organisations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name_en" text NOT NULL,
	"name_ko" text NOT NULL,
	"roles" "organisation_role"[] NOT NULL,
	"home_iso3" text,
	"is_hyperscaler" boolean,
	"accounting_standard" text,
	CONSTRAINT "organisations_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "pledges" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pledges_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"programme_id" integer NOT NULL,
	"topic" "pledge_topic" NOT NULL,
	"subject" text NOT NULL,
	"quantity_en" text NOT NULL,
	"quantity_ko" text NOT NULL,
	"low" numeric,
	"central" numeric,
	"high" numeric,
	"unit" text,
	"currency" text,
	"price_year" integer,
	"period_text" text,
	"claimant" text NOT NULL,
	"is_independent" boolean,
	"quote" text,
	"source_id" integer,
	"mark" "evidence_mark" NOT NULL,
	"note" text,
	CONSTRAINT "pledges_slug_unique" UNIQUE("slug"),
	CONSTRAINT "pledges_money_has_currency" CHECK ("pledges"."unit" not like 'USD%' or "pledges"."currency" is not null)
);
--> statement-breakpoint
CREATE TABLE "programme_regions" (
	"programme_id" integer NOT NULL,
	"region_id" integer NOT NULL,
	CONSTRAINT "programme_regions_programme_id_region_id_pk" PRIMARY KEY("programme_id","region_id")
);
--> statement-breakpoint
CREATE TABLE "programmes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "programmes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name_en" text NOT NULL,
	"name_ko" text NOT NULL,
	"sponsor_id" integer NOT NULL,
	"announced_on" date,
	"window_from" date,
	"window_to" date,
	"description_en" text NOT NULL,
	"description_ko" text NOT NULL,
	CONSTRAINT "programmes_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "capacity_claims" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "capacity_claims_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"phase_id" integer NOT NULL,
	"basis" "megawatt_basis" NOT NULL,
	"megawatts" numeric NOT NULL,
	"cumulative_megawatts" numeric,
	"known_on" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"source_id" integer,
	"mark" "evidence_mark" NOT NULL,
	"note" text,
	CONSTRAINT "capacity_claims_key" UNIQUE("phase_id","basis","known_on","megawatts")
);
--> statement-breakpoint
CREATE TABLE "lineage" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lineage_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" "lineage_kind" NOT NULL,
	"from_site_id" integer,
	"to_site_id" integer,
	"from_phase_id" integer,
	"to_phase_id" integer,
	"happened_on" date NOT NULL,
	"from_name" text NOT NULL,
	"to_name" text NOT NULL,
	"source_id" integer,
	"mark" "evidence_mark" NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "phases" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "phases_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"site_id" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"name_en" text NOT NULL,
	"name_ko" text NOT NULL,
	"grid_connection_megawatts" numeric,
	"facility_megawatts" numeric,
	"critical_it_megawatts" numeric,
	"generation_nameplate_megawatts" numeric,
	"facility_capex" numeric,
	"accelerator_capex" numeric,
	"undivided_capex" numeric,
	"capex_currency" text,
	"capex_price_year" integer,
	"is_independent_of_previous" boolean,
	"step_key" text,
	"source_id" integer,
	"mark" "evidence_mark" NOT NULL,
	"note" text,
	CONSTRAINT "phases_key" UNIQUE("site_id","ordinal"),
	CONSTRAINT "phases_ordinal_positive" CHECK ("phases"."ordinal" > 0),
	CONSTRAINT "phases_megawatts_not_negative" CHECK (coalesce("phases"."grid_connection_megawatts", 0) >= 0 and coalesce("phases"."facility_megawatts", 0) >= 0 and coalesce("phases"."critical_it_megawatts", 0) >= 0 and coalesce("phases"."generation_nameplate_megawatts", 0) >= 0),
	CONSTRAINT "phases_capex_has_currency" CHECK (coalesce("phases"."facility_capex", "phases"."accelerator_capex", "phases"."undivided_capex") is null or "phases"."capex_currency" is not null)
);
--> statement-breakpoint
CREATE TABLE "site_aliases" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "site_aliases_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"site_id" integer NOT NULL,
	"publisher" text NOT NULL,
	"alias" text NOT NULL,
	"source_id" integer,
	CONSTRAINT "site_aliases_key" UNIQUE("publisher","alias")
);
--> statement-breakpoint
CREATE TABLE "site_organisations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "site_organisations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"site_id" integer NOT NULL,
	"organisation_id" integer NOT NULL,
	"role" "organisation_role" NOT NULL,
	"confidence" "confidence",
	"source_id" integer,
	CONSTRAINT "site_organisations_key" UNIQUE("site_id","organisation_id","role")
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sites_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name_en" text NOT NULL,
	"name_ko" text NOT NULL,
	"iso3" text,
	"region_id" integer,
	"operator_id" integer,
	"utility_id" integer,
	"programme_id" integer,
	"address" text,
	"latitude" double precision,
	"longitude" double precision,
	"announced_on" date,
	"is_illustrative" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"last_examined_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"source_id" integer,
	"mark" "evidence_mark" NOT NULL,
	"note" text,
	CONSTRAINT "sites_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sources_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"natural_key" text NOT NULL,
	"url" text,
	"title" text NOT NULL,
	"publisher" text NOT NULL,
	"published_on" date,
	"retrieved_on" date,
	"language" text,
	"class" "source_class" NOT NULL,
	"quote" text,
	"licence" text,
	"attribution" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sources_naturalKey_unique" UNIQUE("natural_key")
);
--> statement-breakpoint
ALTER TABLE "claim_retractions" ADD CONSTRAINT "claim_retractions_claim_id_dated_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."dated_claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dated_claims" ADD CONSTRAINT "dated_claims_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dated_claims" ADD CONSTRAINT "dated_claims_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dated_claims" ADD CONSTRAINT "dated_claims_claimant_id_organisations_id_fk" FOREIGN KEY ("claimant_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dated_claims" ADD CONSTRAINT "dated_claims_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watches" ADD CONSTRAINT "watches_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watches" ADD CONSTRAINT "watches_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "base_rates" ADD CONSTRAINT "base_rates_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "base_rates" ADD CONSTRAINT "base_rates_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "economy_facts" ADD CONSTRAINT "economy_facts_iso3_economies_iso3_fk" FOREIGN KEY ("iso3") REFERENCES "public"."economies"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "economy_facts" ADD CONSTRAINT "economy_facts_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "economy_facts" ADD CONSTRAINT "economy_facts_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_instruments" ADD CONSTRAINT "policy_instruments_iso3_economies_iso3_fk" FOREIGN KEY ("iso3") REFERENCES "public"."economies"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_instruments" ADD CONSTRAINT "policy_instruments_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_instruments" ADD CONSTRAINT "policy_instruments_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regions" ADD CONSTRAINT "regions_iso3_economies_iso3_fk" FOREIGN KEY ("iso3") REFERENCES "public"."economies"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_phase_id_phases_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "current_forecasts" ADD CONSTRAINT "current_forecasts_phase_id_phases_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "current_forecasts" ADD CONSTRAINT "current_forecasts_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "current_forecasts" ADD CONSTRAINT "current_forecasts_forecast_id_forecasts_id_fk" FOREIGN KEY ("forecast_id") REFERENCES "public"."forecasts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecast_scores" ADD CONSTRAINT "forecast_scores_forecast_id_forecasts_id_fk" FOREIGN KEY ("forecast_id") REFERENCES "public"."forecasts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_phase_id_phases_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accelerator_orders" ADD CONSTRAINT "accelerator_orders_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accelerator_orders" ADD CONSTRAINT "accelerator_orders_manufacturer_id_organisations_id_fk" FOREIGN KEY ("manufacturer_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid_interconnects" ADD CONSTRAINT "grid_interconnects_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid_interconnects" ADD CONSTRAINT "grid_interconnects_utility_id_organisations_id_fk" FOREIGN KEY ("utility_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_phase_id_phases_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_counterparty_id_organisations_id_fk" FOREIGN KEY ("counterparty_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_policy_instrument_id_policy_instruments_id_fk" FOREIGN KEY ("policy_instrument_id") REFERENCES "public"."policy_instruments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "permits" ADD CONSTRAINT "permits_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "permits" ADD CONSTRAINT "permits_authority_id_organisations_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ppas" ADD CONSTRAINT "ppas_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ppas" ADD CONSTRAINT "ppas_seller_id_organisations_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transformer_orders" ADD CONSTRAINT "transformer_orders_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transformer_orders" ADD CONSTRAINT "transformer_orders_manufacturer_id_organisations_id_fk" FOREIGN KEY ("manufacturer_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transformer_orders" ADD CONSTRAINT "transformer_orders_buyer_id_organisations_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "water_rights" ADD CONSTRAINT "water_rights_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "works" ADD CONSTRAINT "works_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "works" ADD CONSTRAINT "works_contractor_id_organisations_id_fk" FOREIGN KEY ("contractor_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_home_iso3_economies_iso3_fk" FOREIGN KEY ("home_iso3") REFERENCES "public"."economies"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "pledges_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "pledges_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_regions" ADD CONSTRAINT "programme_regions_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_regions" ADD CONSTRAINT "programme_regions_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_sponsor_id_organisations_id_fk" FOREIGN KEY ("sponsor_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capacity_claims" ADD CONSTRAINT "capacity_claims_phase_id_phases_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capacity_claims" ADD CONSTRAINT "capacity_claims_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineage" ADD CONSTRAINT "lineage_from_site_id_sites_id_fk" FOREIGN KEY ("from_site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineage" ADD CONSTRAINT "lineage_to_site_id_sites_id_fk" FOREIGN KEY ("to_site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineage" ADD CONSTRAINT "lineage_from_phase_id_phases_id_fk" FOREIGN KEY ("from_phase_id") REFERENCES "public"."phases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineage" ADD CONSTRAINT "lineage_to_phase_id_phases_id_fk" FOREIGN KEY ("to_phase_id") REFERENCES "public"."phases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineage" ADD CONSTRAINT "lineage_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_aliases" ADD CONSTRAINT "site_aliases_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_aliases" ADD CONSTRAINT "site_aliases_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_organisations" ADD CONSTRAINT "site_organisations_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_organisations" ADD CONSTRAINT "site_organisations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_organisations" ADD CONSTRAINT "site_organisations_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sites" ADD CONSTRAINT "sites_iso3_economies_iso3_fk" FOREIGN KEY ("iso3") REFERENCES "public"."economies"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sites" ADD CONSTRAINT "sites_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sites" ADD CONSTRAINT "sites_operator_id_organisations_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sites" ADD CONSTRAINT "sites_utility_id_organisations_id_fk" FOREIGN KEY ("utility_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sites" ADD CONSTRAINT "sites_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sites" ADD CONSTRAINT "sites_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dated_claims_milestone_id_known_on_index" ON "dated_claims" USING btree ("milestone_id","known_on");--> statement-breakpoint
CREATE INDEX "dated_claims_recorded_at_index" ON "dated_claims" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "policy_instruments_iso3_index" ON "policy_instruments" USING btree ("iso3");--> statement-breakpoint
CREATE UNIQUE INDEX "flags_open_key" ON "flags" USING btree ("phase_id","rule") WHERE "flags"."cleared_at" is null;--> statement-breakpoint
CREATE INDEX "flags_cleared_at_index" ON "flags" USING btree ("cleared_at");--> statement-breakpoint
CREATE INDEX "forecasts_phase_id_as_of_on_index" ON "forecasts" USING btree ("phase_id","as_of_on");--> statement-breakpoint
CREATE INDEX "forecasts_recorded_at_index" ON "forecasts" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "indicators_kind_index" ON "indicators" USING btree ("kind");--> statement-breakpoint
CREATE INDEX "pledges_programme_id_index" ON "pledges" USING btree ("programme_id");--> statement-breakpoint
CREATE INDEX "site_aliases_site_id_index" ON "site_aliases" USING btree ("site_id");--> statement-breakpoint
CREATE INDEX "sites_iso3_index" ON "sites" USING btree ("iso3");--> statement-breakpoint
CREATE INDEX "sites_operator_id_index" ON "sites" USING btree ("operator_id");--> statement-breakpoint
CREATE INDEX "sites_region_id_index" ON "sites" USING btree ("region_id");--> statement-breakpoint
CREATE INDEX "sources_publisher_index" ON "sources" USING btree ("publisher");