CREATE SCHEMA IF NOT EXISTS "app";
--> statement-breakpoint
CREATE SCHEMA IF NOT EXISTS "sys";
--> statement-breakpoint
CREATE TABLE "app"."answer_log" (
	"workspace_id" uuid NOT NULL,
	"op_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"question_id" text NOT NULL,
	"value" jsonb,
	"note" text NOT NULL,
	"evidence" text NOT NULL,
	"told_by" text NOT NULL,
	"told_on" date,
	"wording_hash" text NOT NULL,
	"version" integer NOT NULL,
	"actor_id" uuid NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "answer_log_pk" PRIMARY KEY("workspace_id","op_id"),
	CONSTRAINT "answer_log_value" CHECK (
  jsonb_typeof("app"."answer_log"."value") = 'object'
  and "app"."answer_log"."value" - array['level', 'option', 'options', 'unsure'] = '{}'
  and ("app"."answer_log"."value" ? 'level')::int + ("app"."answer_log"."value" ? 'option')::int + ("app"."answer_log"."value" ? 'options')::int + ("app"."answer_log"."value" ? 'unsure')::int = 1
  and (not "app"."answer_log"."value" ? 'level' or "app"."answer_log"."value" -> 'level' in ('0', '1', '2', '3', '4'))
  and (not "app"."answer_log"."value" ? 'option' or jsonb_typeof("app"."answer_log"."value" -> 'option') = 'string')
  and (not "app"."answer_log"."value" ? 'options' or jsonb_typeof("app"."answer_log"."value" -> 'options') = 'array')
  and (not "app"."answer_log"."value" ? 'unsure' or "app"."answer_log"."value" -> 'unsure' = 'true'))
);
--> statement-breakpoint
CREATE TABLE "app"."answers" (
	"workspace_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"question_id" text NOT NULL,
	"value" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"evidence" text DEFAULT '' NOT NULL,
	"told_by" text DEFAULT '' NOT NULL,
	"told_on" date,
	"wording_hash" text NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "answers_pk" PRIMARY KEY("workspace_id","assessment_id","participant_id","question_id"),
	CONSTRAINT "answers_value" CHECK (
  jsonb_typeof("app"."answers"."value") = 'object'
  and "app"."answers"."value" - array['level', 'option', 'options', 'unsure'] = '{}'
  and ("app"."answers"."value" ? 'level')::int + ("app"."answers"."value" ? 'option')::int + ("app"."answers"."value" ? 'options')::int + ("app"."answers"."value" ? 'unsure')::int = 1
  and (not "app"."answers"."value" ? 'level' or "app"."answers"."value" -> 'level' in ('0', '1', '2', '3', '4'))
  and (not "app"."answers"."value" ? 'option' or jsonb_typeof("app"."answers"."value" -> 'option') = 'string')
  and (not "app"."answers"."value" ? 'options' or jsonb_typeof("app"."answers"."value" -> 'options') = 'array')
  and (not "app"."answers"."value" ? 'unsure' or "app"."answers"."value" -> 'unsure' = 'true')),
	CONSTRAINT "answers_version" CHECK ("app"."answers"."version" > 0),
	CONSTRAINT "answers_texts" CHECK (char_length("app"."answers"."note") <= 4000 and char_length("app"."answers"."evidence") <= 4000 and char_length("app"."answers"."told_by") <= 200)
);
--> statement-breakpoint
CREATE TABLE "app"."acknowledgements" (
	"workspace_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"contradiction_id" text NOT NULL,
	"reason" text NOT NULL,
	"acknowledged_by" uuid NOT NULL,
	"acknowledged_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "acknowledgements_pk" PRIMARY KEY("workspace_id","assessment_id","contradiction_id"),
	CONSTRAINT "acknowledgements_reason" CHECK (char_length("app"."acknowledgements"."reason") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "app"."assessments" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"title" text NOT NULL,
	"form" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"locale" text NOT NULL,
	"catalogue_hash" text NOT NULL,
	"view_mode" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "assessments_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "assessments_title" CHECK (char_length("app"."assessments"."title") between 1 and 200),
	CONSTRAINT "assessments_form" CHECK ("app"."assessments"."form" in ('short', 'full')),
	CONSTRAINT "assessments_status" CHECK ("app"."assessments"."status" in ('open', 'submitted')),
	CONSTRAINT "assessments_submitted" CHECK (("app"."assessments"."status" = 'submitted') = ("app"."assessments"."submitted_at" is not null)),
	CONSTRAINT "assessments_view_mode" CHECK ("app"."assessments"."view_mode" in ('sections', 'single'))
);
--> statement-breakpoint
CREATE TABLE "app"."participants" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"disciplines" text[] DEFAULT '{}' NOT NULL,
	"last_question_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "participants_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "participants_of_assessment" UNIQUE("workspace_id","assessment_id","id"),
	CONSTRAINT "participants_kind" CHECK ("app"."participants"."kind" in ('lead', 'participant')),
	CONSTRAINT "participants_name" CHECK (char_length("app"."participants"."name") <= 200),
	CONSTRAINT "participants_disciplines" CHECK ("app"."participants"."disciplines" <@ array['marketing', 'data', 'it', 'legal', 'management', 'finance'])
);
--> statement-breakpoint
CREATE TABLE "app"."plan_settings" (
	"workspace_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"targets" text[] DEFAULT '{}' NOT NULL,
	"people" jsonb,
	"start_on" date,
	"has_history" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "plan_settings_pk" PRIMARY KEY("workspace_id","assessment_id"),
	CONSTRAINT "plan_settings_targets" CHECK (cardinality("app"."plan_settings"."targets") <= 5),
	CONSTRAINT "plan_settings_people" CHECK (jsonb_typeof("app"."plan_settings"."people") = 'array')
);
--> statement-breakpoint
CREATE TABLE "app"."profiles" (
	"workspace_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"interests" text[] DEFAULT '{}' NOT NULL,
	"use_case_scope" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "profiles_pk" PRIMARY KEY("workspace_id","assessment_id"),
	CONSTRAINT "profiles_interests" CHECK (cardinality("app"."profiles"."interests") <= 5),
	CONSTRAINT "profiles_use_case_scope" CHECK (jsonb_typeof("app"."profiles"."use_case_scope") = 'object')
);
--> statement-breakpoint
CREATE TABLE "sys"."catalogues" (
	"hash" text PRIMARY KEY NOT NULL,
	"catalogue" jsonb NOT NULL,
	"first_seen" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sys"."rate_limits" (
	"bucket" text PRIMARY KEY NOT NULL,
	"full_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sys"."retention" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"look_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sys"."resume_links" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "resume_links_token_hash" CHECK (octet_length("sys"."resume_links"."token_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "sys"."sessions" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"workspace_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_kind" CHECK ("sys"."sessions"."kind" in ('guest', 'participant')),
	CONSTRAINT "sessions_token_hash" CHECK (octet_length("sys"."sessions"."token_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "app"."snapshots" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"inputs" jsonb NOT NULL,
	"catalogue_hash" text NOT NULL,
	"engine_version" text NOT NULL,
	"result" jsonb NOT NULL,
	"plan" jsonb,
	"report" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"submitted_by" uuid NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "snapshots_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "snapshots_of_assessment" UNIQUE("workspace_id","assessment_id"),
	CONSTRAINT "snapshots_sha256" CHECK ("app"."snapshots"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "app"."clients" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "clients_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "clients_name" CHECK (char_length("app"."clients"."name") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "app"."workspaces" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'Europe/Berlin' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_active_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	CONSTRAINT "workspaces_kind" CHECK ("app"."workspaces"."kind" in ('guest', 'team', 'consultancy')),
	CONSTRAINT "workspaces_name" CHECK (char_length("app"."workspaces"."name") between 1 and 200),
	CONSTRAINT "workspaces_guest_expires" CHECK ("app"."workspaces"."kind" <> 'guest' or "app"."workspaces"."expires_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "app"."answer_log" ADD CONSTRAINT "answer_log_of_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."answers" ADD CONSTRAINT "answers_of_participant" FOREIGN KEY ("workspace_id","assessment_id","participant_id") REFERENCES "app"."participants"("workspace_id","assessment_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."acknowledgements" ADD CONSTRAINT "acknowledgements_by_participant" FOREIGN KEY ("workspace_id","assessment_id","acknowledged_by") REFERENCES "app"."participants"("workspace_id","assessment_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."assessments" ADD CONSTRAINT "assessments_of_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "app"."clients"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."participants" ADD CONSTRAINT "participants_in_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."plan_settings" ADD CONSTRAINT "plan_settings_of_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."profiles" ADD CONSTRAINT "profiles_of_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."snapshots" ADD CONSTRAINT "snapshots_in_assessment" FOREIGN KEY ("workspace_id","assessment_id") REFERENCES "app"."assessments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."clients" ADD CONSTRAINT "clients_of_workspace" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspaces"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_log_by_answer" ON "app"."answer_log" USING btree ("workspace_id","assessment_id","participant_id","question_id","version");--> statement-breakpoint
CREATE INDEX "assessments_by_client" ON "app"."assessments" USING btree ("workspace_id","client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "participants_one_lead" ON "app"."participants" USING btree ("workspace_id","assessment_id") WHERE "app"."participants"."kind" = 'lead';--> statement-breakpoint
CREATE INDEX "rate_limits_by_full_at" ON "sys"."rate_limits" USING btree ("full_at");--> statement-breakpoint
CREATE INDEX "retention_by_look_at" ON "sys"."retention" USING btree ("look_at");--> statement-breakpoint
CREATE INDEX "resume_links_by_workspace" ON "sys"."resume_links" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "sessions_by_workspace" ON "sys"."sessions" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "sessions_by_expiry" ON "sys"."sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "clients_by_name" ON "app"."clients" USING btree ("workspace_id","name");