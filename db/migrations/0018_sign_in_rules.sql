CREATE TABLE "sys"."domain_places" (
	"domain" text PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"proof" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app"."domains" (
	"workspace_id" uuid NOT NULL,
	"domain" text NOT NULL,
	"proof" text NOT NULL,
	"proved_at" timestamp with time zone,
	CONSTRAINT "domains_pk" PRIMARY KEY("workspace_id","domain"),
	CONSTRAINT "domains_domain" CHECK ("app"."domains"."domain" = lower("app"."domains"."domain") and char_length("app"."domains"."domain") <= 253)
);
--> statement-breakpoint
CREATE TABLE "sys"."provider_sign_ins" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"email" text NOT NULL,
	"is_only_way" boolean NOT NULL,
	"place" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "provider_sign_ins_hash" CHECK (octet_length("sys"."provider_sign_ins"."token_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "app"."providers" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"client_id" text NOT NULL,
	"client_secret" "bytea" NOT NULL,
	"joins_as" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "providers_joins_as" CHECK ("app"."providers"."joins_as" in ('viewer', 'member')),
	CONSTRAINT "providers_text" CHECK (char_length("app"."providers"."issuer") between 9 and 500 and char_length("app"."providers"."client_id") between 1 and 500)
);
--> statement-breakpoint
ALTER TABLE "sys"."mails" DROP CONSTRAINT "mails_kind";--> statement-breakpoint
ALTER TABLE "sys"."half_sign_ins" ADD COLUMN "provider_of" uuid;--> statement-breakpoint
ALTER TABLE "sys"."sessions" ADD COLUMN "provider_of" uuid;--> statement-breakpoint
ALTER TABLE "app"."workspaces" ADD COLUMN "requires_second_factor" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."workspaces" ADD COLUMN "requires_provider" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."domains" ADD CONSTRAINT "domains_of_workspace" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspaces"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."providers" ADD CONSTRAINT "providers_of_workspace" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspaces"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "domain_places_by_workspace" ON "sys"."domain_places" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "provider_sign_ins_by_expiry" ON "sys"."provider_sign_ins" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "provider_sign_ins_by_email" ON "sys"."provider_sign_ins" USING btree ("email");--> statement-breakpoint
ALTER TABLE "sys"."mails" ADD CONSTRAINT "mails_kind" CHECK ("sys"."mails"."kind" in ('code', 'newDevice', 'invitation', 'removed', 'handedOver', 'closing', 'kept', 'confirm', 'newAddress', 'addressChanged', 'security', 'factorRequired'));