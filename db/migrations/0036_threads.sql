CREATE TABLE "app"."comment_mail_stops" (
	"workspace_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"stopped_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "comment_mail_stops_pk" PRIMARY KEY("workspace_id","assessment_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "app"."comment_mentions" (
	"workspace_id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"mail_at" timestamp with time zone,
	CONSTRAINT "comment_mentions_pk" PRIMARY KEY("workspace_id","comment_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "app"."comments" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"question_id" text NOT NULL,
	"thread_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "comments_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "comments_question" CHECK (char_length("app"."comments"."question_id") between 1 and 100),
	CONSTRAINT "comments_body" CHECK (char_length("app"."comments"."body") <= 4000 and ("app"."comments"."body" = '') = ("app"."comments"."deleted_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "app"."thread_turns" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"turn" text NOT NULL,
	"acted_by" uuid NOT NULL,
	"acted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "thread_turns_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "thread_turns_turn" CHECK ("app"."thread_turns"."turn" in ('resolved', 'reopened'))
);
--> statement-breakpoint
ALTER TABLE "sys"."mails" DROP CONSTRAINT "mails_kind";--> statement-breakpoint
ALTER TABLE "app"."comment_mail_stops" ADD CONSTRAINT "comment_mail_stops_of_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."comment_mentions" ADD CONSTRAINT "comment_mentions_of_comment" FOREIGN KEY ("workspace_id","comment_id") REFERENCES "app"."comments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."comments" ADD CONSTRAINT "comments_of_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."thread_turns" ADD CONSTRAINT "thread_turns_of_thread" FOREIGN KEY ("workspace_id","thread_id") REFERENCES "app"."comments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_mentions_by_person" ON "app"."comment_mentions" USING btree ("workspace_id","person_id","mail_at");--> statement-breakpoint
CREATE INDEX "comments_by_question" ON "app"."comments" USING btree ("workspace_id","assessment_id","question_id","id");--> statement-breakpoint
CREATE INDEX "thread_turns_by_thread" ON "app"."thread_turns" USING btree ("workspace_id","thread_id","id");--> statement-breakpoint
ALTER TABLE "sys"."mails" ADD CONSTRAINT "mails_kind" CHECK ("sys"."mails"."kind" in ('code', 'newDevice', 'invitation', 'removed', 'handedOver', 'closing', 'kept', 'confirm', 'newAddress', 'addressChanged', 'security', 'factorRequired', 'vendorQuestions', 'pilotMissing', 'pilotGuardrail', 'pilotHardEvent', 'answerInvitation', 'answerReminder', 'mentioned'));
--> statement-breakpoint
-- Row-level security as in 0001, for the new tables of a workspace.
do $$
declare
  tenant_table regclass;
begin
  foreach tenant_table in array array['app.comments', 'app.thread_turns', 'app.comment_mentions',
    'app.comment_mail_stops']::regclass[]
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
-- Who said something where stays as it was, and so does who resolved a thread.
revoke update on app.comments, app.thread_turns from "preflight_rw";
--> statement-breakpoint
grant update (body, changed_at, deleted_at) on app.comments to "preflight_rw";
