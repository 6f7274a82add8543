ALTER TABLE "sys"."users" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "app"."clients" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "sys"."users" ADD CONSTRAINT "users_language" CHECK ("sys"."users"."language" ~ '^[a-z]{2}$');--> statement-breakpoint
ALTER TABLE "app"."clients" ADD CONSTRAINT "clients_language" CHECK ("app"."clients"."language" ~ '^[a-z]{2}$');