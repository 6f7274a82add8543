CREATE TABLE "app"."use_case_values" (
	"workspace_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"use_case_id" text NOT NULL,
	"figures" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "use_case_values_pk" PRIMARY KEY("workspace_id","assessment_id","use_case_id"),
	CONSTRAINT "use_case_values_use_case" CHECK (char_length("app"."use_case_values"."use_case_id") between 1 and 100),
	CONSTRAINT "use_case_values_figures" CHECK (jsonb_typeof("app"."use_case_values"."figures") = 'object'),
	CONSTRAINT "use_case_values_version" CHECK ("app"."use_case_values"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "app"."use_case_values" ADD CONSTRAINT "use_case_values_of_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- Row-level security as in 0001, for the new table of a workspace.
alter table app.use_case_values enable row level security;
--> statement-breakpoint
alter table app.use_case_values force row level security;
--> statement-breakpoint
create policy tenant on app.use_case_values to "preflight_rw"
  using (workspace_id = (select current_setting('app.workspace_id')::uuid))
  with check (workspace_id = (select current_setting('app.workspace_id')::uuid));
--> statement-breakpoint
create policy owner on app.use_case_values to "preflight_owner" using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on app.use_case_values to "preflight_rw";
