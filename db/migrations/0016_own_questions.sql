CREATE TABLE "app"."own_questions" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"question_id" text NOT NULL,
	"section" text,
	"capability_id" text,
	"ask" text DEFAULT '' NOT NULL,
	"help" text DEFAULT '' NOT NULL,
	"levels" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "own_questions_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "own_questions_once" UNIQUE("workspace_id","kind","question_id"),
	CONSTRAINT "own_questions_kind" CHECK ("app"."own_questions"."kind" in ('hidden', 'reworded', 'added')),
	CONSTRAINT "own_questions_id" CHECK (("app"."own_questions"."kind" = 'added' and "app"."own_questions"."question_id" = 'own-' || "app"."own_questions"."id"::text) or ("app"."own_questions"."kind" <> 'added' and "app"."own_questions"."question_id" not like 'own-%')),
	CONSTRAINT "own_questions_added" CHECK (case when "app"."own_questions"."kind" = 'added'
        then "app"."own_questions"."section" in ('pilot', 'kpi', 'team', 'data', 'tech', 'aiact', 'privacy')
          and cardinality("app"."own_questions"."levels") between 2 and 5
          and ("app"."own_questions"."capability_id" is null or cardinality("app"."own_questions"."levels") = 5)
        else "app"."own_questions"."section" is null and "app"."own_questions"."capability_id" is null and cardinality("app"."own_questions"."levels") = 0
          and "app"."own_questions"."withdrawn_at" is null end),
	CONSTRAINT "own_questions_texts" CHECK (("app"."own_questions"."kind" = 'hidden') = ("app"."own_questions"."ask" = '') and char_length("app"."own_questions"."ask") <= 300 and char_length("app"."own_questions"."help") <= 600
        and char_length(array_to_string("app"."own_questions"."levels", '')) <= 1500),
	CONSTRAINT "own_questions_version" CHECK ("app"."own_questions"."version" > 0 and "app"."own_questions"."position" >= 0)
);
--> statement-breakpoint
ALTER TABLE "app"."snapshots" ADD COLUMN "own" jsonb;--> statement-breakpoint
ALTER TABLE "app"."own_questions" ADD CONSTRAINT "own_questions_of_workspace" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspaces"("workspace_id") ON DELETE cascade ON UPDATE no action;