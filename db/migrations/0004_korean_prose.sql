ALTER TABLE "dated_claims" ADD COLUMN "note_ko" text;--> statement-breakpoint
ALTER TABLE "base_rates" ADD COLUMN "ended_by_ko" text;--> statement-breakpoint
ALTER TABLE "base_rates" ADD COLUMN "note_ko" text;--> statement-breakpoint
ALTER TABLE "economy_facts" ADD COLUMN "period_text_ko" text;--> statement-breakpoint
ALTER TABLE "economy_facts" ADD COLUMN "unknown_reason_ko" text;--> statement-breakpoint
ALTER TABLE "economy_facts" ADD COLUMN "note_ko" text;--> statement-breakpoint
ALTER TABLE "policy_instruments" ADD COLUMN "effective_text_ko" text;--> statement-breakpoint
ALTER TABLE "policy_instruments" ADD COLUMN "note_ko" text;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "note_ko" text;--> statement-breakpoint
ALTER TABLE "pledges" ADD COLUMN "subject_ko" text;--> statement-breakpoint
ALTER TABLE "pledges" ADD COLUMN "period_text_ko" text;--> statement-breakpoint
ALTER TABLE "pledges" ADD COLUMN "claimant_ko" text;--> statement-breakpoint
ALTER TABLE "pledges" ADD COLUMN "note_ko" text;--> statement-breakpoint
ALTER TABLE "capacity_claims" ADD COLUMN "note_ko" text;--> statement-breakpoint
ALTER TABLE "lineage" ADD COLUMN "note_ko" text;--> statement-breakpoint
ALTER TABLE "phases" ADD COLUMN "note_ko" text;--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "note_ko" text;