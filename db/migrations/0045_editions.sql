CREATE TABLE "app"."consultant_ratings" (
	"workspace_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"capability_id" text NOT NULL,
	"lo" integer NOT NULL,
	"hi" integer NOT NULL,
	"reason" text NOT NULL,
	"rated_by" uuid NOT NULL,
	"rated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "consultant_ratings_pk" PRIMARY KEY("workspace_id","assessment_id","capability_id"),
	CONSTRAINT "consultant_ratings_capability" CHECK (char_length("app"."consultant_ratings"."capability_id") between 1 and 100),
	CONSTRAINT "consultant_ratings_levels" CHECK ("app"."consultant_ratings"."lo" >= 0 and "app"."consultant_ratings"."lo" <= "app"."consultant_ratings"."hi" and "app"."consultant_ratings"."hi" <= 4),
	CONSTRAINT "consultant_ratings_reason" CHECK (char_length("app"."consultant_ratings"."reason") between 1 and 2000),
	CONSTRAINT "consultant_ratings_version" CHECK ("app"."consultant_ratings"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "app"."edition_files" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"content" "bytea" NOT NULL,
	"sha256" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "edition_files_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "edition_files_once" UNIQUE("workspace_id","edition_id","kind"),
	CONSTRAINT "edition_files_kind" CHECK ("app"."edition_files"."kind" in ('issued', 'signed')),
	CONSTRAINT "edition_files_size" CHECK (octet_length("app"."edition_files"."content") between 1 and 20971520),
	CONSTRAINT "edition_files_sha256" CHECK ("app"."edition_files"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "app"."edition_signatures" (
	"workspace_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" text DEFAULT '' NOT NULL,
	"signed_by" uuid NOT NULL,
	"signed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "edition_signatures_pk" PRIMARY KEY("workspace_id","edition_id"),
	CONSTRAINT "edition_signatures_texts" CHECK (char_length("app"."edition_signatures"."name") between 1 and 120 and char_length("app"."edition_signatures"."position") <= 120)
);
--> statement-breakpoint
CREATE TABLE "app"."report_editions" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"major" integer NOT NULL,
	"minor" integer NOT NULL,
	"report" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"content_sha256" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"paper" text NOT NULL,
	"may_viewers_sign" boolean DEFAULT false NOT NULL,
	"issued_by" uuid NOT NULL,
	"issuer_name" text NOT NULL,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_editions_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "report_editions_version" UNIQUE("workspace_id","assessment_id","major","minor"),
	CONSTRAINT "report_editions_number" CHECK ("app"."report_editions"."major" > 0 and "app"."report_editions"."minor" >= 0),
	CONSTRAINT "report_editions_sha256" CHECK ("app"."report_editions"."sha256" ~ '^[0-9a-f]{64}$' and "app"."report_editions"."content_sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "report_editions_paper" CHECK ("app"."report_editions"."paper" in ('a4', 'letter')),
	CONSTRAINT "report_editions_texts" CHECK (char_length("app"."report_editions"."note") <= 1000 and char_length("app"."report_editions"."issuer_name") <= 200)
);
--> statement-breakpoint
CREATE TABLE "app"."text_blocks" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"body" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "text_blocks_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "text_blocks_texts" CHECK (char_length("app"."text_blocks"."name") between 1 and 80 and char_length("app"."text_blocks"."body") between 1 and 4000),
	CONSTRAINT "text_blocks_version" CHECK ("app"."text_blocks"."version" > 0 and "app"."text_blocks"."position" >= 0)
);
--> statement-breakpoint
ALTER TABLE "app"."consultant_ratings" ADD CONSTRAINT "consultant_ratings_of_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."edition_files" ADD CONSTRAINT "edition_files_of_edition" FOREIGN KEY ("workspace_id","edition_id") REFERENCES "app"."report_editions"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."edition_signatures" ADD CONSTRAINT "edition_signatures_of_edition" FOREIGN KEY ("workspace_id","edition_id") REFERENCES "app"."report_editions"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."report_editions" ADD CONSTRAINT "report_editions_of_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."text_blocks" ADD CONSTRAINT "text_blocks_of_workspace" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspaces"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "text_blocks_name" ON "app"."text_blocks" USING btree ("workspace_id",lower("name"));
--> statement-breakpoint
-- Row-level security as in 0001, for the new tables of a workspace.
alter table app.report_editions enable row level security;
--> statement-breakpoint
alter table app.report_editions force row level security;
--> statement-breakpoint
create policy tenant on app.report_editions to "preflight_rw"
  using (workspace_id = (select current_setting('app.workspace_id')::uuid))
  with check (workspace_id = (select current_setting('app.workspace_id')::uuid));
--> statement-breakpoint
create policy owner on app.report_editions to "preflight_owner" using (true) with check (true);
--> statement-breakpoint
alter table app.edition_signatures enable row level security;
--> statement-breakpoint
alter table app.edition_signatures force row level security;
--> statement-breakpoint
create policy tenant on app.edition_signatures to "preflight_rw"
  using (workspace_id = (select current_setting('app.workspace_id')::uuid))
  with check (workspace_id = (select current_setting('app.workspace_id')::uuid));
--> statement-breakpoint
create policy owner on app.edition_signatures to "preflight_owner" using (true) with check (true);
--> statement-breakpoint
alter table app.edition_files enable row level security;
--> statement-breakpoint
alter table app.edition_files force row level security;
--> statement-breakpoint
create policy tenant on app.edition_files to "preflight_rw"
  using (workspace_id = (select current_setting('app.workspace_id')::uuid))
  with check (workspace_id = (select current_setting('app.workspace_id')::uuid));
--> statement-breakpoint
create policy owner on app.edition_files to "preflight_owner" using (true) with check (true);
--> statement-breakpoint
alter table app.consultant_ratings enable row level security;
--> statement-breakpoint
alter table app.consultant_ratings force row level security;
--> statement-breakpoint
create policy tenant on app.consultant_ratings to "preflight_rw"
  using (workspace_id = (select current_setting('app.workspace_id')::uuid))
  with check (workspace_id = (select current_setting('app.workspace_id')::uuid));
--> statement-breakpoint
create policy owner on app.consultant_ratings to "preflight_owner" using (true) with check (true);
--> statement-breakpoint
alter table app.text_blocks enable row level security;
--> statement-breakpoint
alter table app.text_blocks force row level security;
--> statement-breakpoint
create policy tenant on app.text_blocks to "preflight_rw"
  using (workspace_id = (select current_setting('app.workspace_id')::uuid))
  with check (workspace_id = (select current_setting('app.workspace_id')::uuid));
--> statement-breakpoint
create policy owner on app.text_blocks to "preflight_owner" using (true) with check (true);
--> statement-breakpoint
-- What was issued and signed stays as it was, and goes with its assessment only.
grant select, insert on app.report_editions, app.edition_signatures, app.edition_files to "preflight_rw";
--> statement-breakpoint
grant select, insert, update, delete on app.consultant_ratings, app.text_blocks to "preflight_rw";
