CREATE TABLE "sys"."erasures" (
	"kind" text NOT NULL,
	"id" uuid NOT NULL,
	"erased_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "erasures_pk" PRIMARY KEY("kind","id"),
	CONSTRAINT "erasures_kind" CHECK ("sys"."erasures"."kind" in ('workspace', 'person'))
);
