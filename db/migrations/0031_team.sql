CREATE TABLE "app"."answer_links" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"participant_id" uuid,
	"discipline" text,
	"token_hash" "bytea" NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "answer_links_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "answer_links_kind" CHECK ("app"."answer_links"."kind" in ('many', 'person', 'return')),
	CONSTRAINT "answer_links_person" CHECK (("app"."answer_links"."kind" = 'many') = ("app"."answer_links"."participant_id" is null)),
	CONSTRAINT "answer_links_token" CHECK (octet_length("app"."answer_links"."token_hash") = 32),
	CONSTRAINT "answer_links_discipline" CHECK ("app"."answer_links"."discipline" in ('marketing', 'data', 'it', 'legal', 'management', 'finance'))
);
--> statement-breakpoint
CREATE TABLE "app"."participant_notices" (
	"workspace_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"days_before" integer NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "participant_notices_pk" PRIMARY KEY("workspace_id","participant_id","due_on","days_before")
);
--> statement-breakpoint
CREATE TABLE "app"."question_passes" (
	"workspace_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"question_id" text NOT NULL,
	"to_discipline" text,
	"to_name" text DEFAULT '' NOT NULL,
	"passed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "question_passes_pk" PRIMARY KEY("workspace_id","assessment_id","participant_id","question_id"),
	CONSTRAINT "question_passes_question" CHECK (char_length("app"."question_passes"."question_id") between 1 and 100),
	CONSTRAINT "question_passes_to" CHECK (("app"."question_passes"."to_discipline" is null) = ("app"."question_passes"."to_name" <> '') and char_length("app"."question_passes"."to_name") <= 200
        and "app"."question_passes"."to_discipline" in ('marketing', 'data', 'it', 'legal', 'management', 'finance'))
);
--> statement-breakpoint
CREATE TABLE "app"."rounds" (
	"workspace_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"due_on" date,
	"reminder_days" integer[] DEFAULT '{7,3,1}' NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"reopened_at" timestamp with time zone,
	"reopened_by" uuid,
	CONSTRAINT "rounds_pk" PRIMARY KEY("workspace_id","assessment_id"),
	CONSTRAINT "rounds_reminder_days" CHECK (cardinality("app"."rounds"."reminder_days") <= 5 and 1 <= all("app"."rounds"."reminder_days") and 60 >= all("app"."rounds"."reminder_days")),
	CONSTRAINT "rounds_closed" CHECK (("app"."rounds"."closed_at" is null) = ("app"."rounds"."closed_by" is null)),
	CONSTRAINT "rounds_reopened" CHECK (("app"."rounds"."reopened_at" is null) = ("app"."rounds"."reopened_by" is null))
);
--> statement-breakpoint
ALTER TABLE "app"."participants" ADD COLUMN "email" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."participants" ADD COLUMN "invited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app"."participants" ADD COLUMN "entered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app"."participants" ADD COLUMN "done_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app"."participants" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app"."participants" ADD COLUMN "quiet_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app"."answer_links" ADD CONSTRAINT "answer_links_of_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."answer_links" ADD CONSTRAINT "answer_links_of_participant" FOREIGN KEY ("workspace_id","assessment_id","participant_id") REFERENCES "app"."participants"("workspace_id","assessment_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."participant_notices" ADD CONSTRAINT "participant_notices_of_participant" FOREIGN KEY ("workspace_id","assessment_id","participant_id") REFERENCES "app"."participants"("workspace_id","assessment_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."question_passes" ADD CONSTRAINT "question_passes_of_participant" FOREIGN KEY ("workspace_id","assessment_id","participant_id") REFERENCES "app"."participants"("workspace_id","assessment_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."rounds" ADD CONSTRAINT "rounds_of_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_links_by_assessment" ON "app"."answer_links" USING btree ("workspace_id","assessment_id","kind");--> statement-breakpoint
CREATE INDEX "answer_links_by_token" ON "app"."answer_links" USING btree ("workspace_id","token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "participants_one_address" ON "app"."participants" USING btree ("workspace_id","assessment_id","email") WHERE "app"."participants"."email" <> '' and "app"."participants"."removed_at" is null;--> statement-breakpoint
ALTER TABLE "app"."participants" ADD CONSTRAINT "participants_email" CHECK (char_length("app"."participants"."email") <= 254);