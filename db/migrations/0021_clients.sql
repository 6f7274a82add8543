CREATE TABLE "app"."client_contacts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"name" text NOT NULL,
	"role" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	CONSTRAINT "client_contacts_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "client_contacts_texts" CHECK (char_length("app"."client_contacts"."name") between 1 and 200 and char_length("app"."client_contacts"."role") <= 200 and char_length("app"."client_contacts"."email") <= 254)
);
--> statement-breakpoint
CREATE TABLE "app"."client_files" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"size" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "client_files_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "client_files_name" CHECK (char_length("app"."client_files"."name") between 1 and 200),
	CONSTRAINT "client_files_kind" CHECK ("app"."client_files"."kind" in ('pdf', 'png', 'jpeg', 'docx', 'xlsx', 'csv', 'txt')),
	CONSTRAINT "client_files_size" CHECK ("app"."client_files"."size" = octet_length("app"."client_files"."content") and "app"."client_files"."size" between 1 and 5242880)
);
--> statement-breakpoint
CREATE TABLE "app"."client_notes" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone,
	CONSTRAINT "client_notes_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "client_notes_body" CHECK (char_length("app"."client_notes"."body") between 1 and 4000)
);
--> statement-breakpoint
CREATE TABLE "app"."client_people" (
	"workspace_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "client_people_pk" PRIMARY KEY("workspace_id","client_id","user_id")
);
--> statement-breakpoint
DROP INDEX "app"."clients_by_name";--> statement-breakpoint
DROP INDEX "app"."assessments_by_client";--> statement-breakpoint
ALTER TABLE "app"."assessments" ADD COLUMN "origin_id" uuid;--> statement-breakpoint
ALTER TABLE "app"."snapshots" ADD COLUMN "dimensions" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."clients" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app"."client_contacts" ADD CONSTRAINT "client_contacts_of_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "app"."clients"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."client_files" ADD CONSTRAINT "client_files_of_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "app"."clients"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."client_notes" ADD CONSTRAINT "client_notes_of_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "app"."clients"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."client_people" ADD CONSTRAINT "client_people_of_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "app"."clients"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."client_people" ADD CONSTRAINT "client_people_of_member" FOREIGN KEY ("workspace_id","user_id") REFERENCES "app"."memberships"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "client_contacts_by_client" ON "app"."client_contacts" USING btree ("workspace_id","client_id","id");--> statement-breakpoint
CREATE INDEX "client_files_by_client" ON "app"."client_files" USING btree ("workspace_id","client_id","added_at");--> statement-breakpoint
CREATE INDEX "client_notes_by_client" ON "app"."client_notes" USING btree ("workspace_id","client_id","created_at");--> statement-breakpoint
CREATE INDEX "client_people_by_member" ON "app"."client_people" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE INDEX "assessments_submitted_by_client" ON "app"."assessments" USING btree ("workspace_id","client_id","submitted_at");--> statement-breakpoint
CREATE INDEX "clients_in_order" ON "app"."clients" USING btree ("workspace_id",left(regexp_replace(normalize(lower("name"), NFKD), '[\u0300-\u036f]', '', 'g'), 100) collate "C","id");--> statement-breakpoint
CREATE INDEX "assessments_by_client" ON "app"."assessments" USING btree ("workspace_id","client_id","id");--> statement-breakpoint
ALTER TABLE "app"."snapshots" ADD CONSTRAINT "snapshots_dimensions" CHECK (jsonb_typeof("app"."snapshots"."dimensions") = 'array');