ALTER TABLE "outbox" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "saved_views" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "watches" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "outbox" CASCADE;--> statement-breakpoint
DROP TABLE "saved_views" CASCADE;--> statement-breakpoint
DROP TABLE "watches" CASCADE;--> statement-breakpoint
ALTER TABLE "base_rates" ALTER COLUMN "gate" SET DATA TYPE "public"."permit_type" USING "gate"::"public"."permit_type";--> statement-breakpoint
ALTER TABLE "policy_instruments" ALTER COLUMN "requires_gate" SET DATA TYPE "public"."permit_type" USING "requires_gate"::"public"."permit_type";--> statement-breakpoint
ALTER TABLE "dated_claims" DROP COLUMN "supersedes_id";