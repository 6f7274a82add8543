CREATE TABLE "sys"."mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"locale" text NOT NULL,
	"facts" jsonb NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"try_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"shown_at" timestamp with time zone,
	CONSTRAINT "mails_kind" CHECK ("sys"."mails"."kind" in ('code', 'newDevice')),
	CONSTRAINT "mails_facts" CHECK (jsonb_typeof("sys"."mails"."facts") = 'object')
);
--> statement-breakpoint
CREATE TABLE "sys"."known_devices" (
	"user_id" uuid NOT NULL,
	"device_hash" "bytea" NOT NULL,
	"last_used_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "known_devices_pk" PRIMARY KEY("user_id","device_hash"),
	CONSTRAINT "known_devices_hash" CHECK (octet_length("sys"."known_devices"."device_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "sys"."sign_in_codes" (
	"pending_hash" "bytea" PRIMARY KEY NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"email" text NOT NULL,
	"is_sent" boolean NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "sign_in_codes_hashes" CHECK (octet_length("sys"."sign_in_codes"."pending_hash") = 32 and octet_length("sys"."sign_in_codes"."code_hash") = 32),
	CONSTRAINT "sign_in_codes_tries" CHECK ("sys"."sign_in_codes"."tries" between 0 and 5)
);
--> statement-breakpoint
CREATE TABLE "sys"."users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"verified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email" UNIQUE("email"),
	CONSTRAINT "users_email_canonical" CHECK ("sys"."users"."email" = lower("sys"."users"."email") and char_length("sys"."users"."email") <= 254),
	CONSTRAINT "users_name" CHECK (char_length("sys"."users"."name") <= 200)
);
--> statement-breakpoint
CREATE TABLE "sys"."workspace_members" (
	"user_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workspace_members_pk" PRIMARY KEY("user_id","workspace_id")
);
--> statement-breakpoint
CREATE TABLE "app"."memberships" (
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_pk" PRIMARY KEY("workspace_id","user_id"),
	CONSTRAINT "memberships_role" CHECK ("app"."memberships"."role" in ('owner', 'consultant', 'member', 'viewer'))
);
--> statement-breakpoint
ALTER TABLE "sys"."sessions" DROP CONSTRAINT "sessions_kind";--> statement-breakpoint
ALTER TABLE "sys"."sessions" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "sys"."sessions" ADD COLUMN "device" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sys"."known_devices" ADD CONSTRAINT "known_devices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "sys"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sys"."workspace_members" ADD CONSTRAINT "workspace_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "sys"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."memberships" ADD CONSTRAINT "memberships_of_workspace" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspaces"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_by_try" ON "sys"."mails" USING btree ("try_at");--> statement-breakpoint
CREATE INDEX "known_devices_by_use" ON "sys"."known_devices" USING btree ("last_used_at");--> statement-breakpoint
CREATE INDEX "sign_in_codes_by_email" ON "sys"."sign_in_codes" USING btree ("email","created_at");--> statement-breakpoint
CREATE INDEX "sign_in_codes_by_time" ON "sys"."sign_in_codes" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "workspace_members_by_workspace" ON "sys"."workspace_members" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "sessions_by_actor" ON "sys"."sessions" USING btree ("actor_id");--> statement-breakpoint
ALTER TABLE "sys"."sessions" ADD CONSTRAINT "sessions_kind" CHECK ("sys"."sessions"."kind" in ('guest', 'participant', 'member'));