CREATE TABLE "sys"."backups" (
	"taken_at" timestamp with time zone PRIMARY KEY NOT NULL,
	"bytes" bigint NOT NULL
);
--> statement-breakpoint
-- The product reads how old the last backup is; only the owner, who makes them, writes.
grant select on sys.backups to "preflight_global";
