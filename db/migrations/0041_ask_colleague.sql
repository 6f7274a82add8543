ALTER TABLE "sys"."mails" DROP CONSTRAINT "mails_kind";--> statement-breakpoint
ALTER TABLE "app"."question_passes" DROP CONSTRAINT "question_passes_to";--> statement-breakpoint
ALTER TABLE "app"."participants" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app"."question_passes" ADD COLUMN "to_participant_id" uuid;--> statement-breakpoint
ALTER TABLE "app"."question_passes" ADD CONSTRAINT "question_passes_to_participant" FOREIGN KEY ("workspace_id","assessment_id","to_participant_id") REFERENCES "app"."participants"("workspace_id","assessment_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "question_passes_by_person" ON "app"."question_passes" USING btree ("workspace_id","to_participant_id");--> statement-breakpoint
ALTER TABLE "sys"."mails" ADD CONSTRAINT "mails_kind" CHECK ("sys"."mails"."kind" in ('code', 'newDevice', 'invitation', 'removed', 'handedOver', 'closing', 'kept', 'confirm', 'newAddress', 'addressChanged', 'security', 'factorRequired', 'vendorQuestions', 'pilotMissing', 'pilotGuardrail', 'pilotHardEvent', 'answerInvitation', 'answerReminder', 'mentioned', 'questionPassed'));--> statement-breakpoint
ALTER TABLE "app"."question_passes" ADD CONSTRAINT "question_passes_to" CHECK (num_nonnulls("app"."question_passes"."to_discipline", "app"."question_passes"."to_participant_id", nullif("app"."question_passes"."to_name", '')) = 1
        and char_length("app"."question_passes"."to_name") <= 200
        and "app"."question_passes"."to_discipline" in ('marketing', 'data', 'it', 'legal', 'management', 'finance'));