-- Only the seed wrote quotations here, sentences of its sources. Where they stand takes their place; the seed fills it in.
ALTER TABLE "pledges" ADD COLUMN "paragraph" integer;--> statement-breakpoint
ALTER TABLE "pledges" DROP COLUMN "quote";
