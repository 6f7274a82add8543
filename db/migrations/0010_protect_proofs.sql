-- Nobody who was signed in before has just proven who they are.
update sys.sessions set proven_at = created_at;
--> statement-breakpoint
grant select, insert, update, delete on sys.passkeys, sys.passkey_challenges, sys.half_sign_ins, sys.recovery_codes
  to "preflight_global";
