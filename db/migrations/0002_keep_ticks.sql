ALTER TABLE "app"."answer_log" DROP CONSTRAINT "answer_log_value";--> statement-breakpoint
ALTER TABLE "app"."answers" DROP CONSTRAINT "answers_value";--> statement-breakpoint
ALTER TABLE "app"."answer_log" ADD CONSTRAINT "answer_log_value" CHECK (
  jsonb_typeof("app"."answer_log"."value") = 'object'
  and "app"."answer_log"."value" - array['level', 'ticks', 'option', 'options', 'unsure'] = '{}'
  and ("app"."answer_log"."value" ? 'level')::int + ("app"."answer_log"."value" ? 'option')::int + ("app"."answer_log"."value" ? 'options')::int + ("app"."answer_log"."value" ? 'unsure')::int = 1
  and (not "app"."answer_log"."value" ? 'level' or "app"."answer_log"."value" -> 'level' in ('0', '1', '2', '3', '4'))
  and (not "app"."answer_log"."value" ? 'ticks' or ("app"."answer_log"."value" ? 'level' and jsonb_typeof("app"."answer_log"."value" -> 'ticks') = 'array'))
  and (not "app"."answer_log"."value" ? 'option' or jsonb_typeof("app"."answer_log"."value" -> 'option') = 'string')
  and (not "app"."answer_log"."value" ? 'options' or jsonb_typeof("app"."answer_log"."value" -> 'options') = 'array')
  and (not "app"."answer_log"."value" ? 'unsure' or "app"."answer_log"."value" -> 'unsure' = 'true'));--> statement-breakpoint
ALTER TABLE "app"."answers" ADD CONSTRAINT "answers_value" CHECK (
  jsonb_typeof("app"."answers"."value") = 'object'
  and "app"."answers"."value" - array['level', 'ticks', 'option', 'options', 'unsure'] = '{}'
  and ("app"."answers"."value" ? 'level')::int + ("app"."answers"."value" ? 'option')::int + ("app"."answers"."value" ? 'options')::int + ("app"."answers"."value" ? 'unsure')::int = 1
  and (not "app"."answers"."value" ? 'level' or "app"."answers"."value" -> 'level' in ('0', '1', '2', '3', '4'))
  and (not "app"."answers"."value" ? 'ticks' or ("app"."answers"."value" ? 'level' and jsonb_typeof("app"."answers"."value" -> 'ticks') = 'array'))
  and (not "app"."answers"."value" ? 'option' or jsonb_typeof("app"."answers"."value" -> 'option') = 'string')
  and (not "app"."answers"."value" ? 'options' or jsonb_typeof("app"."answers"."value" -> 'options') = 'array')
  and (not "app"."answers"."value" ? 'unsure' or "app"."answers"."value" -> 'unsure' = 'true'));