ALTER TABLE "parameters" RENAME COLUMN "room" TO "category";--> statement-breakpoint
ALTER TABLE "portfolio_runs" RENAME COLUMN "of" TO "site_count";