CREATE TABLE "app"."enquiries" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"about" text NOT NULL,
	"asker" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"body" text NOT NULL,
	"locale" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "enquiries_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "enquiries_about" CHECK (char_length("app"."enquiries"."about") <= 300),
	CONSTRAINT "enquiries_asker" CHECK ("app"."enquiries"."asker" in ('member', 'participant', 'reader')),
	CONSTRAINT "enquiries_name" CHECK (char_length("app"."enquiries"."name") <= 200),
	CONSTRAINT "enquiries_email" CHECK (char_length("app"."enquiries"."email") <= 254),
	CONSTRAINT "enquiries_body" CHECK (char_length("app"."enquiries"."body") between 1 and 4000),
	CONSTRAINT "enquiries_answer" CHECK (char_length("app"."enquiries"."answer") <= 4000),
	CONSTRAINT "enquiries_answered" CHECK (("app"."enquiries"."answered_at" is null) = ("app"."enquiries"."answered_by" is null)
        and ("app"."enquiries"."answered_at" is not null or "app"."enquiries"."answer" = ''))
);
--> statement-breakpoint
CREATE TABLE "sys"."enquiry_places" (
	"workspace_id" uuid NOT NULL,
	"enquiry_id" uuid NOT NULL,
	"look_at" timestamp with time zone NOT NULL,
	CONSTRAINT "enquiry_places_pk" PRIMARY KEY("workspace_id","enquiry_id")
);
--> statement-breakpoint
CREATE TABLE "sys"."public_enquiries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"about" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"body" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp with time zone,
	"keep_until" timestamp with time zone NOT NULL,
	CONSTRAINT "public_enquiries_about" CHECK (char_length("sys"."public_enquiries"."about") <= 300),
	CONSTRAINT "public_enquiries_name" CHECK (char_length("sys"."public_enquiries"."name") <= 200),
	CONSTRAINT "public_enquiries_email" CHECK (char_length("sys"."public_enquiries"."email") between 3 and 254),
	CONSTRAINT "public_enquiries_body" CHECK (char_length("sys"."public_enquiries"."body") between 1 and 4000)
);
--> statement-breakpoint
ALTER TABLE "sys"."mails" DROP CONSTRAINT "mails_kind";--> statement-breakpoint
ALTER TABLE "app"."enquiries" ADD CONSTRAINT "enquiries_of_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "enquiries_by_assessment" ON "app"."enquiries" USING btree ("workspace_id","assessment_id");--> statement-breakpoint
CREATE INDEX "enquiry_places_by_look_at" ON "sys"."enquiry_places" USING btree ("look_at");--> statement-breakpoint
CREATE INDEX "public_enquiries_by_keep_until" ON "sys"."public_enquiries" USING btree ("keep_until");--> statement-breakpoint
ALTER TABLE "sys"."mails" ADD CONSTRAINT "mails_kind" CHECK ("sys"."mails"."kind" in ('code', 'newDevice', 'invitation', 'removed', 'handedOver', 'closing', 'kept', 'confirm', 'newAddress', 'addressChanged', 'security', 'factorRequired', 'vendorQuestions', 'pilotMissing', 'pilotGuardrail', 'pilotHardEvent', 'answerInvitation', 'answerReminder', 'mentioned', 'questionPassed', 'report', 'reportCode', 'publicEnquiry', 'enquiry', 'enquiryAnswer'));--> statement-breakpoint
-- Row-level security as in 0001, for the new table of a workspace.
alter table app.enquiries enable row level security;--> statement-breakpoint
alter table app.enquiries force row level security;--> statement-breakpoint
create policy tenant on app.enquiries to "preflight_rw"
  using (workspace_id = (select current_setting('app.workspace_id')::uuid))
  with check (workspace_id = (select current_setting('app.workspace_id')::uuid));--> statement-breakpoint
create policy owner on app.enquiries to "preflight_owner" using (true) with check (true);--> statement-breakpoint
grant select, insert, update, delete on app.enquiries to "preflight_rw";--> statement-breakpoint
grant select, insert, update, delete on sys.enquiry_places, sys.public_enquiries to "preflight_global";
