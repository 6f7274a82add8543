ALTER TABLE "app"."snapshots" ADD COLUMN "translations" jsonb;--> statement-breakpoint
ALTER TABLE "sys"."catalogues" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "sys"."catalogues" DROP CONSTRAINT "catalogues_pkey";--> statement-breakpoint
ALTER TABLE "sys"."catalogues" ADD CONSTRAINT "catalogues_pk" PRIMARY KEY("hash","language");--> statement-breakpoint
ALTER TABLE "sys"."catalogues" ADD CONSTRAINT "catalogues_language" CHECK ("sys"."catalogues"."language" ~ '^[a-z]{2}$');
