CREATE TABLE "app"."evidence_pieces" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"url" text,
	"size" integer DEFAULT 0 NOT NULL,
	"content" "bytea",
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "evidence_pieces_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "evidence_pieces_name" CHECK (char_length("app"."evidence_pieces"."name") between 1 and 200),
	CONSTRAINT "evidence_pieces_kind" CHECK ("app"."evidence_pieces"."kind" in ('link', 'pdf', 'png', 'jpeg', 'docx', 'xlsx', 'pptx', 'csv', 'txt')),
	CONSTRAINT "evidence_pieces_url" CHECK ("app"."evidence_pieces"."url" ~ '^https?://' and char_length("app"."evidence_pieces"."url") <= 2000),
	CONSTRAINT "evidence_pieces_size" CHECK ("app"."evidence_pieces"."size" = coalesce(octet_length("app"."evidence_pieces"."content"), 0) and "app"."evidence_pieces"."size" <= 5242880),
	CONSTRAINT "evidence_pieces_held" CHECK (("app"."evidence_pieces"."url" is not null) = ("app"."evidence_pieces"."kind" = 'link' and "app"."evidence_pieces"."gone_at" is null)
        and ("app"."evidence_pieces"."content" is not null) = ("app"."evidence_pieces"."kind" <> 'link' and "app"."evidence_pieces"."gone_at" is null))
);
--> statement-breakpoint
CREATE TABLE "app"."evidence_uses" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"question_id" text NOT NULL,
	"piece_id" uuid NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_by" uuid,
	"removed_at" timestamp with time zone,
	CONSTRAINT "evidence_uses_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "evidence_uses_question" CHECK (char_length("app"."evidence_uses"."question_id") between 1 and 100),
	CONSTRAINT "evidence_uses_removed" CHECK (("app"."evidence_uses"."removed_at" is null) = ("app"."evidence_uses"."removed_by" is null))
);
--> statement-breakpoint
ALTER TABLE "app"."client_files" DROP CONSTRAINT "client_files_kind";--> statement-breakpoint
ALTER TABLE "app"."evidence_pieces" ADD CONSTRAINT "evidence_pieces_of_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "app"."clients"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."evidence_uses" ADD CONSTRAINT "evidence_uses_of_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."evidence_uses" ADD CONSTRAINT "evidence_uses_of_piece" FOREIGN KEY ("workspace_id","piece_id") REFERENCES "app"."evidence_pieces"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_pieces_by_client" ON "app"."evidence_pieces" USING btree ("workspace_id","client_id","added_at");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_uses_once" ON "app"."evidence_uses" USING btree ("workspace_id","assessment_id","question_id","piece_id") WHERE "app"."evidence_uses"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "evidence_uses_by_piece" ON "app"."evidence_uses" USING btree ("workspace_id","piece_id");--> statement-breakpoint
ALTER TABLE "app"."client_files" ADD CONSTRAINT "client_files_kind" CHECK ("app"."client_files"."kind" in ('pdf', 'png', 'jpeg', 'docx', 'xlsx', 'pptx', 'csv', 'txt'));
--> statement-breakpoint
-- Row-level security as in 0001, for the new tables of a workspace.
do $$
declare
  tenant_table regclass;
begin
  foreach tenant_table in array array['app.evidence_pieces', 'app.evidence_uses']::regclass[]
  loop
    execute format('alter table %s enable row level security', tenant_table);
    execute format('alter table %s force row level security', tenant_table);
    execute format(
      'create policy tenant on %s to "preflight_rw"
         using (workspace_id = (select current_setting(''app.workspace_id'')::uuid))
         with check (workspace_id = (select current_setting(''app.workspace_id'')::uuid))',
      tenant_table
    );
    execute format('create policy owner on %s to "preflight_owner" using (true) with check (true)', tenant_table);
    execute format('grant select, insert, update, delete on %s to "preflight_rw"', tenant_table);
  end loop;
end
$$;
--> statement-breakpoint
-- Who showed something and who took it away stays as it was; only what a piece holds goes.
revoke update on app.evidence_pieces, app.evidence_uses from "preflight_rw";
--> statement-breakpoint
grant update (client_id, url, size, content, gone_at) on app.evidence_pieces to "preflight_rw";
--> statement-breakpoint
grant update (piece_id, removed_by, removed_at) on app.evidence_uses to "preflight_rw";
