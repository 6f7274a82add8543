CREATE TABLE "app"."brands" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid,
	"accent" text,
	"footer" text DEFAULT '' NOT NULL,
	"logo" "bytea",
	"logo_width" integer,
	"logo_height" integer,
	"logo_ground" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "brands_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "brands_owner" UNIQUE NULLS NOT DISTINCT("workspace_id","client_id"),
	CONSTRAINT "brands_accent" CHECK ("app"."brands"."accent" ~ '^#[0-9a-f]{6}$'),
	CONSTRAINT "brands_footer" CHECK (char_length("app"."brands"."footer") <= 120),
	CONSTRAINT "brands_logo" CHECK (num_nonnulls("app"."brands"."logo", "app"."brands"."logo_width", "app"."brands"."logo_height", "app"."brands"."logo_ground") in (0, 4)),
	CONSTRAINT "brands_logo_png" CHECK (octet_length("app"."brands"."logo") <= 524288 and substring("app"."brands"."logo" from 1 for 8) = '\x89504e470d0a1a0a'::bytea),
	CONSTRAINT "brands_logo_size" CHECK ("app"."brands"."logo_width" between 1 and 600 and "app"."brands"."logo_height" between 1 and 180),
	CONSTRAINT "brands_logo_ground" CHECK ("app"."brands"."logo_ground" in ('paper', 'dark'))
);
--> statement-breakpoint
ALTER TABLE "app"."workspaces" ADD COLUMN "address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."brands" ADD CONSTRAINT "brands_of_workspace" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspaces"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."brands" ADD CONSTRAINT "brands_of_client" FOREIGN KEY ("workspace_id","client_id") REFERENCES "app"."clients"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."workspaces" ADD CONSTRAINT "workspaces_address" CHECK (char_length("app"."workspaces"."address") <= 500);