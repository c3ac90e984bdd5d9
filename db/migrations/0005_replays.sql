CREATE TABLE "replays" (
	"site_id" integer PRIMARY KEY NOT NULL,
	"input_key" text NOT NULL,
	"known_on" date NOT NULL,
	"examined_on" date NOT NULL,
	"steps" jsonb NOT NULL,
	"computed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "replays" ADD CONSTRAINT "replays_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;