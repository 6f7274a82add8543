CREATE TABLE "sys"."half_sign_ins" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "half_sign_ins_hash" CHECK (octet_length("sys"."half_sign_ins"."token_hash") = 32),
	CONSTRAINT "half_sign_ins_tries" CHECK ("sys"."half_sign_ins"."tries" between 0 and 5)
);
--> statement-breakpoint
CREATE TABLE "sys"."passkey_challenges" (
	"asked_hash" "bytea" PRIMARY KEY NOT NULL,
	"challenge" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "passkey_challenges_hash" CHECK (octet_length("sys"."passkey_challenges"."asked_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "sys"."passkeys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"credential_id" "bytea" NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text DEFAULT '' NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "passkeys_credential_id" UNIQUE("credential_id"),
	CONSTRAINT "passkeys_credential" CHECK (octet_length("sys"."passkeys"."credential_id") between 1 and 1023),
	CONSTRAINT "passkeys_counter" CHECK ("sys"."passkeys"."counter" >= 0),
	CONSTRAINT "passkeys_name" CHECK (char_length("sys"."passkeys"."name") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "sys"."recovery_codes" (
	"user_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recovery_codes_pk" PRIMARY KEY("user_id","code_hash"),
	CONSTRAINT "recovery_codes_hash" CHECK (octet_length("sys"."recovery_codes"."code_hash") = 32)
);
--> statement-breakpoint
ALTER TABLE "sys"."mails" DROP CONSTRAINT "mails_kind";--> statement-breakpoint
ALTER TABLE "sys"."sessions" ADD COLUMN "proven_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "sys"."sessions" ADD COLUMN "is_two_factor" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sys"."sign_in_codes" ADD COLUMN "purpose" text DEFAULT 'signIn' NOT NULL;--> statement-breakpoint
ALTER TABLE "sys"."users" ADD COLUMN "asks_second_factor" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sys"."half_sign_ins" ADD CONSTRAINT "half_sign_ins_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "sys"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sys"."passkeys" ADD CONSTRAINT "passkeys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "sys"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sys"."recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "sys"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "half_sign_ins_by_user" ON "sys"."half_sign_ins" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "half_sign_ins_by_expiry" ON "sys"."half_sign_ins" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "passkey_challenges_by_expiry" ON "sys"."passkey_challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "passkeys_by_user" ON "sys"."passkeys" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "sys"."mails" ADD CONSTRAINT "mails_kind" CHECK ("sys"."mails"."kind" in ('code', 'newDevice', 'invitation', 'removed', 'handedOver', 'closing', 'kept', 'confirm', 'newAddress', 'addressChanged', 'security'));--> statement-breakpoint
ALTER TABLE "sys"."sign_in_codes" ADD CONSTRAINT "sign_in_codes_purpose" CHECK ("sys"."sign_in_codes"."purpose" in ('signIn', 'confirm', 'newAddress'));