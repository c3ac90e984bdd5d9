CREATE TYPE "public"."import_state" AS ENUM('reading', 'staged', 'applied', 'undone');--> statement-breakpoint
ALTER TYPE "public"."import_action" ADD VALUE 'refused';--> statement-breakpoint
ALTER TYPE "public"."import_action" ADD VALUE 'asked';--> statement-breakpoint
ALTER TYPE "public"."import_action" ADD VALUE 'left_out';--> statement-breakpoint
CREATE TABLE "import_file_pieces" (
	"sha256" text NOT NULL,
	"ordinal" integer NOT NULL,
	"piece" "bytea" NOT NULL,
	CONSTRAINT "import_file_pieces_sha256_ordinal_pk" PRIMARY KEY("sha256","ordinal")
);
--> statement-breakpoint
CREATE TABLE "import_files" (
	"sha256" text PRIMARY KEY NOT NULL,
	"bytes" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_problems" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_problems_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"import_id" integer NOT NULL,
	"file_name" text NOT NULL,
	"sheet" text,
	"row_number" integer,
	"column_name" text,
	"value" text,
	"reason" text NOT NULL,
	"question" jsonb
);
--> statement-breakpoint
ALTER TABLE "imports" DROP CONSTRAINT "imports_key";--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "sheet" text;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "key" text;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "stated" jsonb;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "changes" jsonb;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "site_id" integer;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "phase_id" integer;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "state" "import_state" DEFAULT 'applied' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "file_sha256s" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "mapping" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "undone_by" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "undone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "capacity_claims" ADD COLUMN "import_id" integer;--> statement-breakpoint
ALTER TABLE "phases" ADD COLUMN "import_id" integer;--> statement-breakpoint
ALTER TABLE "import_file_pieces" ADD CONSTRAINT "import_file_pieces_sha256_import_files_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."import_files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_problems" ADD CONSTRAINT "import_problems_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_problems_import_id_row_number_index" ON "import_problems" USING btree ("import_id","row_number");--> statement-breakpoint
ALTER TABLE "capacity_claims" ADD CONSTRAINT "capacity_claims_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_rows_import_id_action_index" ON "import_rows" USING btree ("import_id","action");--> statement-breakpoint
CREATE INDEX "import_rows_import_id_site_id_index" ON "import_rows" USING btree ("import_id","site_id");--> statement-breakpoint
CREATE INDEX "import_rows_key_index" ON "import_rows" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "imports_applied_key" ON "imports" USING btree ("kind","content_sha256","published_on") WHERE "imports"."state" = 'applied';--> statement-breakpoint
CREATE INDEX "imports_kind_published_on_index" ON "imports" USING btree ("kind","published_on");--> statement-breakpoint
ALTER TABLE "capacity_claims" DROP CONSTRAINT "capacity_claims_key";--> statement-breakpoint
ALTER TABLE "capacity_claims" ADD CONSTRAINT "capacity_claims_key" UNIQUE NULLS NOT DISTINCT("phase_id","basis","known_on","megawatts","import_id");
