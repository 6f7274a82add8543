CREATE TABLE "app"."pilot_costs" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"pilot_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	"cents" integer NOT NULL,
	"currency" text NOT NULL,
	"purpose" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdrawn_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "pilot_costs_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "pilot_costs_amount" CHECK ("app"."pilot_costs"."cents" between 1 and 1000000000 and "app"."pilot_costs"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "pilot_costs_texts" CHECK (char_length("app"."pilot_costs"."purpose") between 1 and 200 and char_length("app"."pilot_costs"."withdrawn_reason") <= 500),
	CONSTRAINT "pilot_costs_withdrawn" CHECK (("app"."pilot_costs"."withdrawn_at" is null) = ("app"."pilot_costs"."withdrawn_by" is null)
        and ("app"."pilot_costs"."withdrawn_at" is null) = ("app"."pilot_costs"."withdrawn_reason" = ''))
);
--> statement-breakpoint
ALTER TABLE "app"."pilot_costs" ADD CONSTRAINT "pilot_costs_of_pilot" FOREIGN KEY ("workspace_id","pilot_id") REFERENCES "app"."pilots"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pilot_costs_by_day" ON "app"."pilot_costs" USING btree ("workspace_id","pilot_id","on_day","id");
--> statement-breakpoint
-- Row-level security as in 0001, for the new table of a workspace.
alter table app.pilot_costs enable row level security;
--> statement-breakpoint
alter table app.pilot_costs force row level security;
--> statement-breakpoint
create policy tenant on app.pilot_costs to "preflight_rw"
  using (workspace_id = (select current_setting('app.workspace_id')::uuid))
  with check (workspace_id = (select current_setting('app.workspace_id')::uuid));
--> statement-breakpoint
create policy owner on app.pilot_costs to "preflight_owner" using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on app.pilot_costs to "preflight_rw";
--> statement-breakpoint
-- What was spent stays as it was written down; it is only taken back.
revoke update on app.pilot_costs from "preflight_rw";
--> statement-breakpoint
grant update (withdrawn_at, withdrawn_by, withdrawn_reason) on app.pilot_costs to "preflight_rw";
