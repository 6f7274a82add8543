CREATE TABLE "app"."ai_duties" (
	"workspace_id" uuid NOT NULL,
	"system_id" uuid NOT NULL,
	"duty_id" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"owner" text DEFAULT '' NOT NULL,
	"due_on" date,
	"evidence" text DEFAULT '' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "ai_duties_pk" PRIMARY KEY("workspace_id","system_id","duty_id"),
	CONSTRAINT "ai_duties_state" CHECK ("app"."ai_duties"."state" in ('open', 'doing', 'done', 'waived')),
	CONSTRAINT "ai_duties_texts" CHECK (char_length("app"."ai_duties"."duty_id") between 1 and 100 and char_length("app"."ai_duties"."owner") <= 200 and char_length("app"."ai_duties"."evidence") <= 2000
        and char_length("app"."ai_duties"."reason") <= 2000 and ("app"."ai_duties"."state" <> 'waived' or "app"."ai_duties"."reason" <> ''))
);
--> statement-breakpoint
CREATE TABLE "app"."ai_system_answers" (
	"workspace_id" uuid NOT NULL,
	"system_id" uuid NOT NULL,
	"part" text NOT NULL,
	"question_id" text NOT NULL,
	"answer" text NOT NULL,
	"source" text DEFAULT 'person' NOT NULL,
	"answered_by" uuid NOT NULL,
	"answered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ai_system_answers_pk" PRIMARY KEY("workspace_id","system_id","part","question_id"),
	CONSTRAINT "ai_system_answers_part" CHECK ("app"."ai_system_answers"."part" in ('ai-act', 'privacy')),
	CONSTRAINT "ai_system_answers_source" CHECK ("app"."ai_system_answers"."source" in ('person', 'vendor', 'known')),
	CONSTRAINT "ai_system_answers_texts" CHECK (char_length("app"."ai_system_answers"."question_id") between 1 and 100 and char_length("app"."ai_system_answers"."answer") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "app"."ai_system_reviews" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"system_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"placed_on" date NOT NULL,
	"facts" jsonb NOT NULL,
	"answers" jsonb NOT NULL,
	"triage" jsonb NOT NULL,
	"screening" jsonb,
	"note" text DEFAULT '' NOT NULL,
	"submitted_by" uuid NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"reviewed_by" uuid,
	"reviewed_at" timestamp with time zone,
	"review_note" text DEFAULT '' NOT NULL,
	CONSTRAINT "ai_system_reviews_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "ai_system_reviews_number" UNIQUE("workspace_id","system_id","number"),
	CONSTRAINT "ai_system_reviews_order" CHECK ("app"."ai_system_reviews"."number" >= 1),
	CONSTRAINT "ai_system_reviews_state" CHECK ("app"."ai_system_reviews"."state" in ('waiting', 'approved', 'returned')),
	CONSTRAINT "ai_system_reviews_second_person" CHECK (("app"."ai_system_reviews"."state" = 'waiting') = ("app"."ai_system_reviews"."reviewed_by" is null) and ("app"."ai_system_reviews"."reviewed_by" is null) = ("app"."ai_system_reviews"."reviewed_at" is null)
        and "app"."ai_system_reviews"."reviewed_by" is distinct from "app"."ai_system_reviews"."submitted_by"),
	CONSTRAINT "ai_system_reviews_texts" CHECK (char_length("app"."ai_system_reviews"."note") <= 2000 and char_length("app"."ai_system_reviews"."review_note") <= 2000
        and ("app"."ai_system_reviews"."state" <> 'returned' or "app"."ai_system_reviews"."review_note" <> ''))
);
--> statement-breakpoint
CREATE TABLE "app"."ai_systems" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"name" text NOT NULL,
	"use_case_id" text,
	"tool" text,
	"status" text NOT NULL,
	"owner" text DEFAULT '' NOT NULL,
	"vendor" text DEFAULT '' NOT NULL,
	"purpose" text DEFAULT '' NOT NULL,
	"data" text DEFAULT '' NOT NULL,
	"country" text,
	"record" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "ai_systems_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "ai_systems_name" CHECK (char_length("app"."ai_systems"."name") between 1 and 200),
	CONSTRAINT "ai_systems_status" CHECK ("app"."ai_systems"."status" in ('idea', 'pilot', 'live', 'retired')),
	CONSTRAINT "ai_systems_country" CHECK ("app"."ai_systems"."country" ~ '^[a-z]{2}$'),
	CONSTRAINT "ai_systems_record" CHECK (jsonb_typeof("app"."ai_systems"."record") = 'object'),
	CONSTRAINT "ai_systems_texts" CHECK (char_length("app"."ai_systems"."owner") <= 200 and char_length("app"."ai_systems"."vendor") <= 200 and char_length("app"."ai_systems"."purpose") <= 2000
        and char_length("app"."ai_systems"."data") <= 2000 and char_length("app"."ai_systems"."use_case_id") <= 100 and char_length("app"."ai_systems"."tool") <= 100)
);
--> statement-breakpoint
CREATE TABLE "app"."calendar_feeds" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_feeds_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "calendar_feeds_of_client_once" UNIQUE("workspace_id","client_id"),
	CONSTRAINT "calendar_feeds_token" CHECK (octet_length("app"."calendar_feeds"."token_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "sys"."link_places" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"expires_at" timestamp with time zone,
	CONSTRAINT "link_places_hash" CHECK (octet_length("sys"."link_places"."token_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "app"."vendor_requests" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"system_id" uuid NOT NULL,
	"vendor" text NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"answered_by" text DEFAULT '' NOT NULL,
	"answered_at" timestamp with time zone,
	"taken_at" timestamp with time zone,
	CONSTRAINT "vendor_requests_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "vendor_requests_token" CHECK (octet_length("app"."vendor_requests"."token_hash") = 32),
	CONSTRAINT "vendor_requests_answers" CHECK (jsonb_typeof("app"."vendor_requests"."answers") = 'object'),
	CONSTRAINT "vendor_requests_texts" CHECK (char_length("app"."vendor_requests"."vendor") between 1 and 200 and char_length("app"."vendor_requests"."email") <= 254 and char_length("app"."vendor_requests"."answered_by") <= 200),
	CONSTRAINT "vendor_requests_taken" CHECK ("app"."vendor_requests"."taken_at" is null or "app"."vendor_requests"."answered_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "app"."ai_duties" ADD CONSTRAINT "ai_duties_of_system" FOREIGN KEY ("workspace_id","system_id") REFERENCES "app"."ai_systems"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."ai_system_answers" ADD CONSTRAINT "ai_system_answers_of_system" FOREIGN KEY ("workspace_id","system_id") REFERENCES "app"."ai_systems"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."ai_system_reviews" ADD CONSTRAINT "ai_system_reviews_of_system" FOREIGN KEY ("workspace_id","system_id") REFERENCES "app"."ai_systems"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."ai_systems" ADD CONSTRAINT "ai_systems_of_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "app"."clients"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."calendar_feeds" ADD CONSTRAINT "calendar_feeds_of_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "app"."clients"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."vendor_requests" ADD CONSTRAINT "vendor_requests_of_system" FOREIGN KEY ("workspace_id","system_id") REFERENCES "app"."ai_systems"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ai_systems_by_client" ON "app"."ai_systems" USING btree ("workspace_id","client_id","id");--> statement-breakpoint
CREATE INDEX "link_places_by_workspace" ON "sys"."link_places" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "link_places_by_end" ON "sys"."link_places" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "vendor_requests_by_system" ON "app"."vendor_requests" USING btree ("workspace_id","system_id","id");