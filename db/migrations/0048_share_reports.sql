CREATE TABLE "app"."report_links" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"edition_id" uuid,
	"token_hash" "bytea" NOT NULL,
	"label" text NOT NULL,
	"mailed_to" text DEFAULT '' NOT NULL,
	"is_guarded" boolean DEFAULT false NOT NULL,
	"addresses" text[] DEFAULT '{}' NOT NULL,
	"may_download" boolean NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	"views" integer DEFAULT 0 NOT NULL,
	"first_viewed_at" timestamp with time zone,
	"last_viewed_at" timestamp with time zone,
	CONSTRAINT "report_links_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "report_links_token" CHECK (octet_length("app"."report_links"."token_hash") = 32),
	CONSTRAINT "report_links_label" CHECK (char_length("app"."report_links"."label") between 1 and 200),
	CONSTRAINT "report_links_mailed_to" CHECK (char_length("app"."report_links"."mailed_to") <= 254),
	CONSTRAINT "report_links_addresses" CHECK (cardinality("app"."report_links"."addresses") <= 20),
	CONSTRAINT "report_links_revoked" CHECK (("app"."report_links"."revoked_at" is null) = ("app"."report_links"."revoked_by" is null)),
	CONSTRAINT "report_links_views" CHECK ("app"."report_links"."views" >= 0 and ("app"."report_links"."views" = 0) = ("app"."report_links"."first_viewed_at" is null)
        and ("app"."report_links"."first_viewed_at" is null) = ("app"."report_links"."last_viewed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "app"."report_mail_texts" (
	"workspace_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "report_mail_texts_pk" PRIMARY KEY("workspace_id"),
	CONSTRAINT "report_mail_texts_subject" CHECK (char_length("app"."report_mail_texts"."subject") between 1 and 200),
	CONSTRAINT "report_mail_texts_body" CHECK (char_length("app"."report_mail_texts"."body") between 1 and 5000),
	CONSTRAINT "report_mail_texts_version" CHECK ("app"."report_mail_texts"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "app"."report_mails" (
	"workspace_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"has_pdf" boolean NOT NULL,
	"queued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"tried_until" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"fault" text,
	"failed_at" timestamp with time zone,
	CONSTRAINT "report_mails_pk" PRIMARY KEY("workspace_id","link_id"),
	CONSTRAINT "report_mails_subject" CHECK (char_length("app"."report_mails"."subject") between 1 and 200),
	CONSTRAINT "report_mails_body" CHECK (char_length("app"."report_mails"."body") between 1 and 5000),
	CONSTRAINT "report_mails_fault" CHECK ("app"."report_mails"."fault" in ('unreachable', 'address', 'refused')),
	CONSTRAINT "report_mails_state" CHECK (num_nonnulls("app"."report_mails"."sent_at", "app"."report_mails"."failed_at") <= 1
        and ("app"."report_mails"."failed_at" is null or "app"."report_mails"."fault" is not null))
);
--> statement-breakpoint
ALTER TABLE "sys"."mails" DROP CONSTRAINT "mails_kind";--> statement-breakpoint
ALTER TABLE "sys"."sign_in_codes" DROP CONSTRAINT "sign_in_codes_purpose";--> statement-breakpoint
ALTER TABLE "sys"."mails" ADD COLUMN "attachment" "bytea";--> statement-breakpoint
ALTER TABLE "app"."report_links" ADD CONSTRAINT "report_links_of_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."report_links" ADD CONSTRAINT "report_links_of_edition" FOREIGN KEY ("workspace_id","edition_id") REFERENCES "app"."report_editions"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."report_mail_texts" ADD CONSTRAINT "report_mail_texts_of_workspace" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspaces"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."report_mails" ADD CONSTRAINT "report_mails_of_link" FOREIGN KEY ("workspace_id","link_id") REFERENCES "app"."report_links"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_links_by_assessment" ON "app"."report_links" USING btree ("workspace_id","assessment_id");--> statement-breakpoint
CREATE INDEX "report_links_by_token" ON "app"."report_links" USING btree ("workspace_id","token_hash");--> statement-breakpoint
ALTER TABLE "sys"."mails" ADD CONSTRAINT "mails_kind" CHECK ("sys"."mails"."kind" in ('code', 'newDevice', 'invitation', 'removed', 'handedOver', 'closing', 'kept', 'confirm', 'newAddress', 'addressChanged', 'security', 'factorRequired', 'vendorQuestions', 'pilotMissing', 'pilotGuardrail', 'pilotHardEvent', 'answerInvitation', 'answerReminder', 'mentioned', 'questionPassed', 'report', 'reportCode'));--> statement-breakpoint
ALTER TABLE "sys"."sign_in_codes" ADD CONSTRAINT "sign_in_codes_purpose" CHECK ("sys"."sign_in_codes"."purpose" in ('signIn', 'confirm', 'newAddress', 'report'));--> statement-breakpoint
-- Row-level security as in 0001, for the new tables of a workspace.
do $$
declare
  tenant_table regclass;
begin
  foreach tenant_table in array array['app.report_links', 'app.report_mails', 'app.report_mail_texts']::regclass[]
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
