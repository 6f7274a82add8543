ALTER TABLE "app"."assessments" ADD COLUMN "import_hash" text;--> statement-breakpoint
ALTER TABLE "app"."clients" ADD COLUMN "reference" text;--> statement-breakpoint
ALTER TABLE "app"."clients" ADD CONSTRAINT "clients_reference" UNIQUE("workspace_id","reference");--> statement-breakpoint
ALTER TABLE "app"."assessments" ADD CONSTRAINT "assessments_import_hash" CHECK ("app"."assessments"."import_hash" ~ '^[0-9a-f]{64}$');--> statement-breakpoint
ALTER TABLE "app"."clients" ADD CONSTRAINT "clients_reference_length" CHECK (char_length("app"."clients"."reference") between 1 and 100);