import type { Decision } from './decision.ts'
import { SECRET } from './kept-back.ts'

/** Checks: who answers them, what was answered and asked besides, what is planned from it. */
export const CHECK_DECISIONS = {
  'app.own_questions': {
    goesWith: 'workspace',
    columns: `workspace_id id kind question_id section capability_id ask help levels position created_by created_at
      changed_by changed_at withdrawn_at version`,
  },
  'app.assessments': {
    goesWith: 'workspace',
    columns: `workspace_id id client_id title form status locale catalogue_hash view_mode created_at updated_at
      submitted_at import_hash version origin_id`,
  },
  'app.participants': {
    goesWith: 'workspace',
    columns: `workspace_id id assessment_id kind name disciplines last_question_id created_at email invited_at entered_at
      done_at removed_at quiet_since told_at`,
  },
  'app.rounds': {
    goesWith: 'workspace',
    columns: `workspace_id assessment_id due_on reminder_days opened_by opened_at closed_at closed_by reopened_at
      reopened_by`,
  },
  'app.answer_links': {
    goesWith: 'workspace',
    columns: 'workspace_id id assessment_id kind participant_id discipline created_by created_at revoked_at',
    without: { token_hash: SECRET },
    staysBehind: 'a link leads to the place where it was made; people are asked again',
  },
  'app.question_passes': {
    goesWith: 'workspace',
    columns: 'workspace_id assessment_id participant_id question_id to_discipline to_participant_id to_name passed_at',
  },
  'app.participant_notices': {
    goesWith: 'workspace',
    columns: 'workspace_id assessment_id participant_id due_on days_before sent_at',
  },
  'app.profiles': {
    goesWith: 'workspace',
    columns: 'workspace_id assessment_id interests use_case_scope updated_at version',
  },
  'app.acknowledgements': {
    goesWith: 'workspace',
    columns: 'workspace_id assessment_id contradiction_id reason answers_key acknowledged_by acknowledged_at',
  },
  'app.plan_settings': {
    goesWith: 'workspace',
    columns: 'workspace_id assessment_id targets people start_on has_history marks levels updated_at version',
  },
  'app.action_tasks': {
    goesWith: 'workspace',
    columns: `workspace_id assessment_id action_id version status person not_before due_on begun_on done_on drop_reason
      low_half_days high_half_days steps ticked note links changed_by changed_at`,
  },
  'app.action_feeds': {
    goesWith: 'workspace',
    columns: 'workspace_id id assessment_id created_by created_at',
    without: { token_hash: SECRET },
    staysBehind: 'its address leads to the place where it was made; a new one is made there',
  },
  'app.use_case_values': {
    goesWith: 'workspace',
    columns: 'workspace_id assessment_id use_case_id figures updated_at version',
  },
  'app.answers': {
    goesWith: 'workspace',
    columns: `workspace_id assessment_id participant_id question_id value note evidence told_by told_on wording_hash
      version updated_at`,
  },
  'app.answer_log': {
    goesWith: 'workspace',
    columns: `workspace_id op_id assessment_id participant_id question_id value note evidence told_by told_on
      wording_hash version actor_id saved_at`,
  },
  'app.consensuses': {
    goesWith: 'workspace',
    columns: 'workspace_id assessment_id question_id version value reason wording_hash recorded_by recorded_at',
  },
  'app.consultant_ratings': {
    goesWith: 'workspace',
    columns: 'workspace_id assessment_id capability_id lo hi reason rated_by rated_at version',
  },
  'app.comments': {
    goesWith: 'workspace',
    columns: `workspace_id id assessment_id question_id thread_id for_asked author_id body created_at
      changed_at deleted_at`,
  },
  'app.thread_turns': { goesWith: 'workspace', columns: 'workspace_id id thread_id turn acted_by acted_at' },
  'app.comment_mentions': { goesWith: 'workspace', columns: 'workspace_id comment_id person_id mail_at' },
  'app.comment_mail_stops': { goesWith: 'workspace', columns: 'workspace_id assessment_id person_id stopped_at' },
  'app.evidence_pieces': {
    goesWith: 'workspace',
    columns: 'workspace_id id client_id name kind url size content added_by added_at gone_at',
  },
  'app.evidence_uses': {
    goesWith: 'workspace',
    columns: 'workspace_id id assessment_id question_id piece_id added_by added_at removed_by removed_at',
  },
} satisfies Record<string, Decision>
