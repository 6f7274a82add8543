CREATE TABLE "app"."report_settings" (
	"workspace_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"section_order" text[] DEFAULT '{}' NOT NULL,
	"hidden" text[] DEFAULT '{}' NOT NULL,
	"paper" text DEFAULT 'a4' NOT NULL,
	"look" text DEFAULT 'both' NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "report_settings_pk" PRIMARY KEY("workspace_id","assessment_id"),
	CONSTRAINT "report_settings_order" CHECK (cardinality("app"."report_settings"."section_order") <= 100),
	CONSTRAINT "report_settings_hidden" CHECK (cardinality("app"."report_settings"."hidden") <= 100),
	CONSTRAINT "report_settings_paper" CHECK ("app"."report_settings"."paper" in ('a4', 'letter')),
	CONSTRAINT "report_settings_look" CHECK ("app"."report_settings"."look" in ('both', 'client', 'workspace'))
);
--> statement-breakpoint
CREATE TABLE "app"."report_texts" (
	"workspace_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"field" text NOT NULL,
	"body" text NOT NULL,
	"basis" text,
	"version" integer NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_texts_pk" PRIMARY KEY("workspace_id","assessment_id","field"),
	CONSTRAINT "report_texts_field" CHECK ("app"."report_texts"."field" ~ '^[a-z-]{1,30}:[a-z0-9-]{1,100}$'),
	CONSTRAINT "report_texts_body" CHECK (char_length("app"."report_texts"."body") <= 6000),
	CONSTRAINT "report_texts_basis" CHECK (char_length("app"."report_texts"."basis") <= 10000),
	CONSTRAINT "report_texts_version" CHECK ("app"."report_texts"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "app"."report_settings" ADD CONSTRAINT "report_settings_of_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."report_texts" ADD CONSTRAINT "report_texts_of_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- Row-level security as in 0001, for the new tables of a workspace.
do $$
declare
  report_table text;
begin
  foreach report_table in array array['app.report_settings', 'app.report_texts'] loop
    execute format('alter table %s enable row level security', report_table);
    execute format('alter table %s force row level security', report_table);
    execute format(
      'create policy tenant on %s to "preflight_rw"
         using (workspace_id = (select current_setting(''app.workspace_id'')::uuid))
         with check (workspace_id = (select current_setting(''app.workspace_id'')::uuid))',
      report_table
    );
    execute format('create policy owner on %s to "preflight_owner" using (true) with check (true)', report_table);
    execute format('grant select, insert, update on %s to "preflight_rw"', report_table);
  end loop;
end
$$;
