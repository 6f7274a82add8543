ALTER TABLE "app"."edition_files" ALTER COLUMN "content" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."edition_files" ADD COLUMN "object_id" uuid;--> statement-breakpoint
ALTER TABLE "app"."edition_files" ADD CONSTRAINT "edition_files_held" CHECK (num_nonnulls("app"."edition_files"."content", "app"."edition_files"."object_id") = 1);--> statement-breakpoint
-- A file may change its place and nothing else: what goes and what comes back has the hash that was issued.
create function app.keep_file() returns trigger language plpgsql as $$
begin
  if encode(sha256(coalesce(new.content, old.content)), 'hex') <> old.sha256 then
    raise exception 'a file changes its place alone' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger keep_file before update on app.edition_files for each row execute function app.keep_file();
--> statement-breakpoint
grant update (content, object_id) on app.edition_files to "preflight_rw";
