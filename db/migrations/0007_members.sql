CREATE TABLE "sys"."invitation_places" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invitation_places_hash" CHECK (octet_length("sys"."invitation_places"."token_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "app"."audit_log" (
	"workspace_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid NOT NULL,
	"action" text NOT NULL,
	"facts" jsonb NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "audit_log_pk" PRIMARY KEY("workspace_id","seq"),
	CONSTRAINT "audit_log_hash" CHECK (octet_length("app"."audit_log"."hash") = 32),
	CONSTRAINT "audit_log_facts" CHECK (jsonb_typeof("app"."audit_log"."facts") = 'object')
);
--> statement-breakpoint
CREATE TABLE "app"."invitations" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invitations_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "invitations_email" UNIQUE("workspace_id","email"),
	CONSTRAINT "invitations_role" CHECK ("app"."invitations"."role" in ('owner', 'consultant', 'member', 'viewer')),
	CONSTRAINT "invitations_email_canonical" CHECK ("app"."invitations"."email" = lower("app"."invitations"."email") and char_length("app"."invitations"."email") <= 254),
	CONSTRAINT "invitations_token" CHECK (octet_length("app"."invitations"."token_hash") = 32)
);
--> statement-breakpoint
ALTER TABLE "sys"."mails" DROP CONSTRAINT "mails_kind";--> statement-breakpoint
ALTER TABLE "app"."workspaces" ADD COLUMN "closes_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app"."audit_log" ADD CONSTRAINT "audit_log_of_workspace" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspaces"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."invitations" ADD CONSTRAINT "invitations_of_workspace" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspaces"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitation_places_by_workspace" ON "sys"."invitation_places" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "invitation_places_by_end" ON "sys"."invitation_places" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "sys"."mails" ADD CONSTRAINT "mails_kind" CHECK ("sys"."mails"."kind" in ('code', 'newDevice', 'invitation', 'removed', 'handedOver', 'closing', 'kept'));