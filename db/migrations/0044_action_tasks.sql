CREATE TABLE "app"."action_feeds" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "action_feeds_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "action_feeds_of_assessment_once" UNIQUE("workspace_id","assessment_id"),
	CONSTRAINT "action_feeds_token" CHECK (octet_length("app"."action_feeds"."token_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "app"."action_tasks" (
	"workspace_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"action_id" text NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"person" text,
	"not_before" date,
	"due_on" date,
	"begun_on" date,
	"done_on" date,
	"drop_reason" text DEFAULT '' NOT NULL,
	"low_half_days" integer,
	"high_half_days" integer,
	"steps" text[] DEFAULT '{}' NOT NULL,
	"ticked" text[] DEFAULT '{}' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"links" text[] DEFAULT '{}' NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "action_tasks_pk" PRIMARY KEY("workspace_id","assessment_id","action_id","version"),
	CONSTRAINT "action_tasks_action" CHECK (char_length("app"."action_tasks"."action_id") between 1 and 100),
	CONSTRAINT "action_tasks_version" CHECK ("app"."action_tasks"."version" > 0),
	CONSTRAINT "action_tasks_status" CHECK ("app"."action_tasks"."status" in ('proposed', 'planned', 'doing', 'done', 'dropped')),
	CONSTRAINT "action_tasks_person" CHECK (char_length("app"."action_tasks"."person") between 1 and 100),
	CONSTRAINT "action_tasks_days" CHECK (("app"."action_tasks"."begun_on" is null or "app"."action_tasks"."status" in ('doing', 'done'))
        and ("app"."action_tasks"."done_on" is null or "app"."action_tasks"."status" = 'done')
        and ("app"."action_tasks"."begun_on" is null or "app"."action_tasks"."done_on" is null or "app"."action_tasks"."begun_on" <= "app"."action_tasks"."done_on")),
	CONSTRAINT "action_tasks_dropped" CHECK (("app"."action_tasks"."status" = 'dropped') = ("app"."action_tasks"."drop_reason" <> '') and char_length("app"."action_tasks"."drop_reason") <= 2000),
	CONSTRAINT "action_tasks_estimate" CHECK (("app"."action_tasks"."low_half_days" is null) = ("app"."action_tasks"."high_half_days" is null)
        and "app"."action_tasks"."low_half_days" between 0 and "app"."action_tasks"."high_half_days" and "app"."action_tasks"."high_half_days" between 1 and 1000),
	CONSTRAINT "action_tasks_steps" CHECK (cardinality("app"."action_tasks"."steps") <= 20 and cardinality("app"."action_tasks"."ticked") <= 22),
	CONSTRAINT "action_tasks_note" CHECK (char_length("app"."action_tasks"."note") <= 4000),
	CONSTRAINT "action_tasks_links" CHECK (cardinality("app"."action_tasks"."links") <= 10)
);
--> statement-breakpoint
ALTER TABLE "app"."action_feeds" ADD CONSTRAINT "action_feeds_of_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."action_tasks" ADD CONSTRAINT "action_tasks_of_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- Row-level security as in 0001, for the new tables of a workspace.
alter table app.action_tasks enable row level security;
--> statement-breakpoint
alter table app.action_tasks force row level security;
--> statement-breakpoint
create policy tenant on app.action_tasks to "preflight_rw"
  using (workspace_id = (select current_setting('app.workspace_id')::uuid))
  with check (workspace_id = (select current_setting('app.workspace_id')::uuid));
--> statement-breakpoint
create policy owner on app.action_tasks to "preflight_owner" using (true) with check (true);
--> statement-breakpoint
-- What was said stays as it was written down, and goes with its assessment only.
grant select, insert on app.action_tasks to "preflight_rw";
--> statement-breakpoint
alter table app.action_feeds enable row level security;
--> statement-breakpoint
alter table app.action_feeds force row level security;
--> statement-breakpoint
create policy tenant on app.action_feeds to "preflight_rw"
  using (workspace_id = (select current_setting('app.workspace_id')::uuid))
  with check (workspace_id = (select current_setting('app.workspace_id')::uuid));
--> statement-breakpoint
create policy owner on app.action_feeds to "preflight_owner" using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on app.action_feeds to "preflight_rw";
--> statement-breakpoint
-- What was kept of single actions with the plan's settings becomes their first version. Imports of older exports call it too.
-- It acts with the rights of who calls it.
create function app.tasks_from_marks() returns void language sql as $$
  insert into app.action_tasks (workspace_id, assessment_id, action_id, version, status, person, not_before)
  select s.workspace_id, s.assessment_id, m.key, 1, coalesce(m.value ->> 'status', 'planned'), m.value ->> 'person',
    (m.value ->> 'notBefore')::date
  from app.plan_settings s, jsonb_each(s.marks) m
  on conflict do nothing;
  update app.plan_settings set marks = '{}' where marks <> '{}';
$$;
--> statement-breakpoint
grant execute on function app.tasks_from_marks() to "preflight_rw";
--> statement-breakpoint
select app.tasks_from_marks();
