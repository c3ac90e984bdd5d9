CREATE TYPE "public"."portfolio_run_state" AS ENUM('queued', 'running', 'done', 'failed');--> statement-breakpoint
CREATE TABLE "portfolio_runs" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "portfolio_runs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"title" text,
	"scope" jsonb NOT NULL,
	"scenario" jsonb NOT NULL,
	"as_of_on" date NOT NULL,
	"seed" integer NOT NULL,
	"draws" integer NOT NULL,
	"first_year" integer NOT NULL,
	"years" integer NOT NULL,
	"state" "portfolio_run_state" DEFAULT 'queued' NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"of" integer NOT NULL,
	"message" text,
	"result" jsonb,
	"input_hash" text,
	"requested_by" text NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "portfolio_runs_done_has_result" CHECK (("portfolio_runs"."state" = 'done') = ("portfolio_runs"."result" is not null and "portfolio_runs"."input_hash" is not null)),
	CONSTRAINT "portfolio_runs_failed_has_message" CHECK (("portfolio_runs"."state" = 'failed') = ("portfolio_runs"."message" is not null))
);
--> statement-breakpoint
CREATE INDEX "portfolio_runs_requested_at_index" ON "portfolio_runs" USING btree ("requested_at");