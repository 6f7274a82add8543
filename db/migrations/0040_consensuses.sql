CREATE TABLE "app"."consensuses" (
	"workspace_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"question_id" text NOT NULL,
	"version" integer NOT NULL,
	"value" jsonb,
	"reason" text NOT NULL,
	"wording_hash" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consensuses_pk" PRIMARY KEY("workspace_id","assessment_id","question_id","version"),
	CONSTRAINT "consensuses_question" CHECK (char_length("app"."consensuses"."question_id") between 1 and 100),
	CONSTRAINT "consensuses_version" CHECK ("app"."consensuses"."version" > 0),
	CONSTRAINT "consensuses_reason" CHECK (char_length("app"."consensuses"."reason") between 1 and 2000),
	CONSTRAINT "consensuses_value" CHECK (jsonb_typeof("app"."consensuses"."value") = 'object' and (
        "app"."consensuses"."value" ? 'level' and "app"."consensuses"."value" - 'level' = '{}' and "app"."consensuses"."value" -> 'level' in ('0', '1', '2', '3', '4')
        or "app"."consensuses"."value" ? 'option' and "app"."consensuses"."value" - 'option' = '{}' and jsonb_typeof("app"."consensuses"."value" -> 'option') = 'string'))
);
--> statement-breakpoint
ALTER TABLE "app"."consensuses" ADD CONSTRAINT "consensuses_of_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
-- Row-level security as in 0001, for the new table of a workspace.
alter table app.consensuses enable row level security;
--> statement-breakpoint
alter table app.consensuses force row level security;
--> statement-breakpoint
create policy tenant on app.consensuses to "preflight_rw"
  using (workspace_id = (select current_setting('app.workspace_id')::uuid))
  with check (workspace_id = (select current_setting('app.workspace_id')::uuid));
--> statement-breakpoint
create policy owner on app.consensuses to "preflight_owner" using (true) with check (true);
--> statement-breakpoint
-- What was agreed on stays as it was written down, and goes with its assessment only.
grant select, insert on app.consensuses to "preflight_rw";
