CREATE TABLE "source_edits" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "source_edits_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"source_id" integer NOT NULL,
	"version" integer NOT NULL,
	"changes" jsonb NOT NULL,
	"reason" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "source_edits_sourceId_version_unique" UNIQUE("source_id","version")
);
--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "recorded_by" text;--> statement-breakpoint
-- Who added each source is in the audit log. Whoever only logged a claim and changed one by it did not mean to: the source stays with
-- whoever added it. Filling it in changes no figure: nothing to audit or to forecast anew.
ALTER TABLE "sources" DISABLE TRIGGER USER;--> statement-breakpoint
UPDATE "sources" SET "recorded_by" = 'system:seed';--> statement-breakpoint
UPDATE "sources" SET "recorded_by" = "audit_log"."actor" FROM "audit_log"
WHERE "audit_log"."table_name" = 'sources' AND "audit_log"."operation" = 'INSERT' AND ("audit_log"."new_row"->>'id')::int = "sources"."id";--> statement-breakpoint
ALTER TABLE "sources" ENABLE TRIGGER USER;--> statement-breakpoint
ALTER TABLE "sources" ALTER COLUMN "recorded_by" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "source_edits" ADD CONSTRAINT "source_edits_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER source_edits_append_only BEFORE UPDATE OR DELETE ON source_edits FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER source_edits_no_truncate BEFORE TRUNCATE ON source_edits FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER source_edits_clock BEFORE INSERT ON source_edits FOR EACH ROW EXECUTE FUNCTION set_recorded_at();--> statement-breakpoint
CREATE TRIGGER source_edits_audit AFTER INSERT OR UPDATE OR DELETE ON source_edits FOR EACH ROW EXECUTE FUNCTION write_audit();
