CREATE TABLE "app"."pilot_annotations" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"pilot_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	"body" text NOT NULL,
	"hard_event_id" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdrawn_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "pilot_annotations_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "pilot_annotations_texts" CHECK (char_length("app"."pilot_annotations"."body") between 1 and 2000 and char_length("app"."pilot_annotations"."hard_event_id") between 1 and 100
        and char_length("app"."pilot_annotations"."withdrawn_reason") <= 2000),
	CONSTRAINT "pilot_annotations_withdrawn" CHECK (("app"."pilot_annotations"."withdrawn_at" is null) = ("app"."pilot_annotations"."withdrawn_by" is null)
        and ("app"."pilot_annotations"."withdrawn_at" is null) = ("app"."pilot_annotations"."withdrawn_reason" = ''))
);
--> statement-breakpoint
CREATE TABLE "app"."pilot_gate_reviews" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"pilot_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"on_day" date NOT NULL,
	"charter_number" integer NOT NULL,
	"inputs" jsonb NOT NULL,
	"figures" jsonb NOT NULL,
	"engine" text NOT NULL,
	"inputs_sha256" text NOT NULL,
	"proposed" text NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decision" text,
	"reason" text DEFAULT '' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "pilot_gate_reviews_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "pilot_gate_reviews_number" UNIQUE("workspace_id","pilot_id","number"),
	CONSTRAINT "pilot_gate_reviews_order" CHECK ("app"."pilot_gate_reviews"."number" >= 1 and "app"."pilot_gate_reviews"."charter_number" >= 1),
	CONSTRAINT "pilot_gate_reviews_hash" CHECK ("app"."pilot_gate_reviews"."inputs_sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "pilot_gate_reviews_decisions" CHECK ("app"."pilot_gate_reviews"."proposed" in ('stop', 'iterate', 'go') and "app"."pilot_gate_reviews"."decision" in ('stop', 'iterate', 'go')),
	CONSTRAINT "pilot_gate_reviews_decided" CHECK (("app"."pilot_gate_reviews"."decision" is null) = ("app"."pilot_gate_reviews"."decided_by" is null) and ("app"."pilot_gate_reviews"."decision" is null) = ("app"."pilot_gate_reviews"."decided_at" is null)
        and char_length("app"."pilot_gate_reviews"."reason") <= 5000
        and ("app"."pilot_gate_reviews"."decision" is null or "app"."pilot_gate_reviews"."decision" = "app"."pilot_gate_reviews"."proposed" or char_length(btrim("app"."pilot_gate_reviews"."reason")) >= 10)),
	CONSTRAINT "pilot_gate_reviews_engine" CHECK (char_length("app"."pilot_gate_reviews"."engine") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "app"."pilot_gate_signatures" (
	"workspace_id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"discipline" text NOT NULL,
	"name" text NOT NULL,
	"signed_by" uuid NOT NULL,
	"signed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pilot_gate_signatures_pk" PRIMARY KEY("workspace_id","review_id","discipline"),
	CONSTRAINT "pilot_gate_signatures_discipline" CHECK ("app"."pilot_gate_signatures"."discipline" in ('marketing', 'data-it', 'legal')),
	CONSTRAINT "pilot_gate_signatures_name" CHECK (char_length("app"."pilot_gate_signatures"."name") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "app"."pilot_keys" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"pilot_id" uuid NOT NULL,
	"name" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "pilot_keys_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "pilot_keys_token" UNIQUE("workspace_id","token_hash"),
	CONSTRAINT "pilot_keys_name" CHECK (char_length("app"."pilot_keys"."name") between 1 and 200),
	CONSTRAINT "pilot_keys_hash" CHECK (octet_length("app"."pilot_keys"."token_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "app"."pilot_notices" (
	"workspace_id" uuid NOT NULL,
	"pilot_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pilot_notices_pk" PRIMARY KEY("workspace_id","pilot_id","kind","about"),
	CONSTRAINT "pilot_notices_kind" CHECK ("app"."pilot_notices"."kind" in ('missing', 'guardrail', 'hardEvent')),
	CONSTRAINT "pilot_notices_about" CHECK (char_length("app"."pilot_notices"."about") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "app"."pilot_charters" (
	"workspace_id" uuid NOT NULL,
	"pilot_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"content" jsonb NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"in_force_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "pilot_charters_pk" PRIMARY KEY("workspace_id","pilot_id","number"),
	CONSTRAINT "pilot_charters_number" CHECK ("app"."pilot_charters"."number" >= 1),
	CONSTRAINT "pilot_charters_content" CHECK (jsonb_typeof("app"."pilot_charters"."content") = 'object'),
	CONSTRAINT "pilot_charters_reason" CHECK (char_length("app"."pilot_charters"."reason") <= 2000),
	CONSTRAINT "pilot_charters_end" CHECK ("app"."pilot_charters"."in_force_at" is null or "app"."pilot_charters"."withdrawn_at" is null)
);
--> statement-breakpoint
CREATE TABLE "app"."pilot_checks" (
	"workspace_id" uuid NOT NULL,
	"pilot_id" uuid NOT NULL,
	"check_id" text NOT NULL,
	"state" text NOT NULL,
	"evidence" text DEFAULT '' NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pilot_checks_pk" PRIMARY KEY("workspace_id","pilot_id","check_id"),
	CONSTRAINT "pilot_checks_state" CHECK ("app"."pilot_checks"."state" in ('fail', 'missing', 'pass')),
	CONSTRAINT "pilot_checks_texts" CHECK (char_length("app"."pilot_checks"."check_id") between 1 and 100 and char_length("app"."pilot_checks"."evidence") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "app"."pilot_deliveries" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"pilot_id" uuid NOT NULL,
	"source" text NOT NULL,
	"sender_ref" text,
	"content_hash" text NOT NULL,
	"file_name" text DEFAULT '' NOT NULL,
	"key_id" uuid,
	"delivered_by" uuid NOT NULL,
	"delivered_at" timestamp with time zone DEFAULT now() NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"corrected" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "pilot_deliveries_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "pilot_deliveries_sent_once" UNIQUE("workspace_id","pilot_id","sender_ref"),
	CONSTRAINT "pilot_deliveries_source" CHECK ("app"."pilot_deliveries"."source" in ('form', 'import', 'api', 'paste')),
	CONSTRAINT "pilot_deliveries_hash" CHECK ("app"."pilot_deliveries"."content_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "pilot_deliveries_texts" CHECK (char_length("app"."pilot_deliveries"."sender_ref") between 1 and 200 and char_length("app"."pilot_deliveries"."file_name") <= 200),
	CONSTRAINT "pilot_deliveries_counts" CHECK (least("app"."pilot_deliveries"."added", "app"."pilot_deliveries"."unchanged", "app"."pilot_deliveries"."corrected") >= 0)
);
--> statement-breakpoint
CREATE TABLE "app"."pilot_reading_changes" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"pilot_id" uuid NOT NULL,
	"kpi_id" text NOT NULL,
	"on_day" date NOT NULL,
	"arm" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb,
	"reason" text NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pilot_reading_changes_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "pilot_reading_changes_kpi" CHECK (char_length("app"."pilot_reading_changes"."kpi_id") between 1 and 100),
	CONSTRAINT "pilot_reading_changes_arm" CHECK ("app"."pilot_reading_changes"."arm" in ('pilot', 'control')),
	CONSTRAINT "pilot_reading_changes_reason" CHECK (char_length("app"."pilot_reading_changes"."reason") <= 2000 and ("app"."pilot_reading_changes"."reason" <> '' or "app"."pilot_reading_changes"."before" ->> 'isProvisional' = 'true'))
);
--> statement-breakpoint
CREATE TABLE "app"."pilot_readings" (
	"workspace_id" uuid NOT NULL,
	"pilot_id" uuid NOT NULL,
	"kpi_id" text NOT NULL,
	"on_day" date NOT NULL,
	"arm" text NOT NULL,
	"value" double precision,
	"numerator" integer,
	"denominator" integer,
	"cases" integer,
	"case_sd" double precision,
	"is_provisional" boolean DEFAULT false NOT NULL,
	"delivery_id" uuid NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "pilot_readings_pk" PRIMARY KEY("workspace_id","pilot_id","kpi_id","on_day","arm"),
	CONSTRAINT "pilot_readings_kpi" CHECK (char_length("app"."pilot_readings"."kpi_id") between 1 and 100),
	CONSTRAINT "pilot_readings_arm" CHECK ("app"."pilot_readings"."arm" in ('pilot', 'control')),
	CONSTRAINT "pilot_readings_figure" CHECK (("app"."pilot_readings"."value" is null) = ("app"."pilot_readings"."numerator" is not null) and ("app"."pilot_readings"."numerator" is null) = ("app"."pilot_readings"."denominator" is null)
        and "app"."pilot_readings"."numerator" between 0 and "app"."pilot_readings"."denominator" and abs("app"."pilot_readings"."value") < 'Infinity'),
	CONSTRAINT "pilot_readings_cases" CHECK ("app"."pilot_readings"."cases" >= 1 and "app"."pilot_readings"."case_sd" >= 0 and "app"."pilot_readings"."case_sd" < 'Infinity')
);
--> statement-breakpoint
CREATE TABLE "app"."pilot_sign_offs" (
	"workspace_id" uuid NOT NULL,
	"pilot_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"discipline" text NOT NULL,
	"name" text NOT NULL,
	"signed_by" uuid NOT NULL,
	"signed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pilot_sign_offs_pk" PRIMARY KEY("workspace_id","pilot_id","number","discipline"),
	CONSTRAINT "pilot_sign_offs_discipline" CHECK ("app"."pilot_sign_offs"."discipline" in ('marketing', 'data-it', 'legal')),
	CONSTRAINT "pilot_sign_offs_name" CHECK (char_length("app"."pilot_sign_offs"."name") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "app"."pilots" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"assessment_id" uuid,
	"target_id" text,
	"previous_id" uuid,
	"name" text NOT NULL,
	"draft" jsonb NOT NULL,
	"charter_number" integer,
	"starts_on" date,
	"ends_on" date,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	"archived_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "pilots_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "pilots_name" CHECK (char_length("app"."pilots"."name") between 1 and 200),
	CONSTRAINT "pilots_target" CHECK (char_length("app"."pilots"."target_id") between 1 and 100),
	CONSTRAINT "pilots_draft" CHECK (jsonb_typeof("app"."pilots"."draft") = 'object'),
	CONSTRAINT "pilots_signed" CHECK (("app"."pilots"."charter_number" is null) = ("app"."pilots"."starts_on" is null) and ("app"."pilots"."starts_on" is null) = ("app"."pilots"."ends_on" is null)
        and "app"."pilots"."charter_number" >= 1 and "app"."pilots"."ends_on" >= "app"."pilots"."starts_on")
);
--> statement-breakpoint
ALTER TABLE "sys"."mails" DROP CONSTRAINT "mails_kind";--> statement-breakpoint
ALTER TABLE "app"."pilot_annotations" ADD CONSTRAINT "pilot_annotations_of_pilot" FOREIGN KEY ("workspace_id","pilot_id") REFERENCES "app"."pilots"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."pilot_gate_reviews" ADD CONSTRAINT "pilot_gate_reviews_of_pilot" FOREIGN KEY ("workspace_id","pilot_id") REFERENCES "app"."pilots"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."pilot_gate_signatures" ADD CONSTRAINT "pilot_gate_signatures_of_review" FOREIGN KEY ("workspace_id","review_id") REFERENCES "app"."pilot_gate_reviews"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."pilot_keys" ADD CONSTRAINT "pilot_keys_of_pilot" FOREIGN KEY ("workspace_id","pilot_id") REFERENCES "app"."pilots"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."pilot_notices" ADD CONSTRAINT "pilot_notices_of_pilot" FOREIGN KEY ("workspace_id","pilot_id") REFERENCES "app"."pilots"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."pilot_charters" ADD CONSTRAINT "pilot_charters_of_pilot" FOREIGN KEY ("workspace_id","pilot_id") REFERENCES "app"."pilots"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."pilot_checks" ADD CONSTRAINT "pilot_checks_of_pilot" FOREIGN KEY ("workspace_id","pilot_id") REFERENCES "app"."pilots"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."pilot_deliveries" ADD CONSTRAINT "pilot_deliveries_of_pilot" FOREIGN KEY ("workspace_id","pilot_id") REFERENCES "app"."pilots"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."pilot_reading_changes" ADD CONSTRAINT "pilot_reading_changes_of_pilot" FOREIGN KEY ("workspace_id","pilot_id") REFERENCES "app"."pilots"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."pilot_readings" ADD CONSTRAINT "pilot_readings_of_pilot" FOREIGN KEY ("workspace_id","pilot_id") REFERENCES "app"."pilots"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."pilot_sign_offs" ADD CONSTRAINT "pilot_sign_offs_of_charter" FOREIGN KEY ("workspace_id","pilot_id","number") REFERENCES "app"."pilot_charters"("workspace_id","pilot_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."pilots" ADD CONSTRAINT "pilots_of_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "app"."clients"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pilot_annotations_by_day" ON "app"."pilot_annotations" USING btree ("workspace_id","pilot_id","on_day","id");--> statement-breakpoint
CREATE UNIQUE INDEX "pilot_gate_reviews_one_open" ON "app"."pilot_gate_reviews" USING btree ("workspace_id","pilot_id") WHERE "app"."pilot_gate_reviews"."decision" is null;--> statement-breakpoint
CREATE INDEX "pilot_keys_by_pilot" ON "app"."pilot_keys" USING btree ("workspace_id","pilot_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "pilot_charters_one_waiting" ON "app"."pilot_charters" USING btree ("workspace_id","pilot_id") WHERE "app"."pilot_charters"."in_force_at" is null and "app"."pilot_charters"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "pilot_reading_changes_by_reading" ON "app"."pilot_reading_changes" USING btree ("workspace_id","pilot_id","kpi_id","on_day","arm","id");--> statement-breakpoint
CREATE INDEX "pilots_by_client" ON "app"."pilots" USING btree ("workspace_id","client_id","id");--> statement-breakpoint
CREATE INDEX "pilots_by_assessment" ON "app"."pilots" USING btree ("workspace_id","assessment_id");--> statement-breakpoint
ALTER TABLE "sys"."mails" ADD CONSTRAINT "mails_kind" CHECK ("sys"."mails"."kind" in ('code', 'newDevice', 'invitation', 'removed', 'handedOver', 'closing', 'kept', 'confirm', 'newAddress', 'addressChanged', 'security', 'factorRequired', 'vendorQuestions', 'pilotMissing', 'pilotGuardrail', 'pilotHardEvent'));