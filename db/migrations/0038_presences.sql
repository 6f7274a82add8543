CREATE TABLE "sys"."presences" (
	"workspace_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "presences_pk" PRIMARY KEY("workspace_id","assessment_id","actor_id")
);
--> statement-breakpoint
CREATE INDEX "presences_by_seen_at" ON "sys"."presences" USING btree ("seen_at");
--> statement-breakpoint
-- Of the last minute only: a crash of the database may forget it.
alter table sys.presences set unlogged;
--> statement-breakpoint
grant select, insert, update, delete on sys.presences to "preflight_global";
