/** What happens to a table when somebody takes their data along, or wants it gone. */
export type Decision =
  /** Leaves with the workspace it belongs to. `staysBehind`: why an import elsewhere does not take it. */
  | { goesWith: 'workspace'; columns: string; without?: Record<string, string>; staysBehind?: string }
  /**
   * Leaves with the person, and is deleted with them. `by` holds the user's id, or the address if
   * `holds` says so. `without` names the columns that stay, each with the reason.
   */
  | {
      goesWith: 'person'
      by: string
      holds: 'id' | 'email'
      columns: string
      without?: Record<string, string>
    }
  /** Leaves with nobody. */
  | { goesWith: 'nobody'; because: string }

const KEY = 'works only with the device, and at this address'
const SECRET = 'proves who somebody is; even as a hash it belongs to nobody else'

/**
 * One decision a table, with its columns by name: a table or column that is not here fails
 * `tests/db/data-rights.test.ts`, so that none is forgotten.
 */
export const DECISIONS: Readonly<Record<string, Decision>> = {
  'app.workspaces': {
    goesWith: 'workspace',
    columns: `workspace_id kind name address time_zone created_at last_active_at expires_at closes_at
      requires_second_factor`,
    without: { requires_provider: 'means nothing without the provider, which stays behind' },
  },
  'app.providers': {
    goesWith: 'workspace',
    columns: 'workspace_id issuer client_id joins_as is_company_own has_own_callback updated_at',
    without: { client_secret: SECRET },
    staysBehind: 'the provider leads back to the place where it was set up; it is set up again',
  },
  'app.domains': {
    goesWith: 'workspace',
    columns: 'workspace_id domain proof proved_at',
    staysBehind: 'a domain is proved anew where it is to count',
  },
  'app.brands': {
    goesWith: 'workspace',
    columns: 'workspace_id id client_id accent footer logo logo_width logo_height logo_ground updated_at',
  },
  'app.clients': { goesWith: 'workspace', columns: 'workspace_id id name reference language created_at archived_at' },
  'app.client_people': { goesWith: 'workspace', columns: 'workspace_id client_id user_id' },
  'app.client_contacts': { goesWith: 'workspace', columns: 'workspace_id id client_id name role email' },
  'app.client_notes': {
    goesWith: 'workspace',
    columns: 'workspace_id id client_id author_id body created_at changed_at',
  },
  'app.client_files': {
    goesWith: 'workspace',
    columns: 'workspace_id id client_id name kind size content added_by added_at',
  },
  'app.ai_systems': {
    goesWith: 'workspace',
    columns: `workspace_id id client_id name use_case_id tool status owner vendor purpose data country record created_by
      created_at updated_at version`,
  },
  'app.ai_system_answers': {
    goesWith: 'workspace',
    columns: 'workspace_id system_id part question_id answer source answered_by answered_at',
  },
  'app.ai_system_reviews': {
    goesWith: 'workspace',
    columns: `workspace_id id system_id number placed_on facts answers triage screening note submitted_by submitted_at
      state reviewed_by reviewed_at review_note`,
  },
  'app.ai_duties': {
    goesWith: 'workspace',
    columns: 'workspace_id system_id duty_id state owner due_on evidence reason changed_by changed_at version',
  },
  'app.vendor_requests': {
    goesWith: 'workspace',
    columns: `workspace_id id system_id vendor email created_by created_at expires_at answers answered_by answered_at
      taken_at`,
    without: { token_hash: SECRET },
    staysBehind: 'its mail leads to the place where it was written; what was taken over is in the register',
  },
  'app.calendar_feeds': {
    goesWith: 'workspace',
    columns: 'workspace_id id client_id created_by created_at',
    without: { token_hash: SECRET },
    staysBehind: 'its address leads to the place where it was made; a new one is made there',
  },
  'app.pilots': {
    goesWith: 'workspace',
    columns: `workspace_id id client_id assessment_id target_id previous_id name draft charter_number starts_on ends_on
      created_by created_at updated_at decided_at archived_at version`,
  },
  'app.pilot_charters': {
    goesWith: 'workspace',
    columns: 'workspace_id pilot_id number content reason proposed_by proposed_at in_force_at withdrawn_at',
  },
  'app.pilot_sign_offs': {
    goesWith: 'workspace',
    columns: 'workspace_id pilot_id number discipline name signed_by signed_at',
  },
  'app.pilot_checks': {
    goesWith: 'workspace',
    columns: 'workspace_id pilot_id check_id state evidence changed_by changed_at',
  },
  'app.pilot_deliveries': {
    goesWith: 'workspace',
    columns: `workspace_id id pilot_id source sender_ref content_hash file_name key_id delivered_by delivered_at added
      unchanged corrected`,
  },
  'app.pilot_readings': {
    goesWith: 'workspace',
    columns: `workspace_id pilot_id kpi_id on_day arm value numerator denominator cases case_sd is_provisional delivery_id
      recorded_by recorded_at version`,
  },
  'app.pilot_reading_changes': {
    goesWith: 'workspace',
    columns: 'workspace_id id pilot_id kpi_id on_day arm before after reason changed_by changed_at',
  },
  'app.pilot_annotations': {
    goesWith: 'workspace',
    columns: `workspace_id id pilot_id on_day body hard_event_id new_limits created_by created_at withdrawn_at withdrawn_by
      withdrawn_reason`,
  },
  'app.pilot_costs': {
    goesWith: 'workspace',
    columns: `workspace_id id pilot_id on_day cents currency purpose created_by created_at withdrawn_at withdrawn_by
      withdrawn_reason`,
  },
  'app.pilot_keys': {
    goesWith: 'workspace',
    columns: 'workspace_id id pilot_id name created_by created_at last_used_at revoked_at',
    without: { token_hash: SECRET },
    staysBehind: 'programs send to the place where it was made; a new one is made there',
  },
  'app.pilot_gate_reviews': {
    goesWith: 'workspace',
    columns: `workspace_id id pilot_id number on_day charter_number inputs figures engine inputs_sha256 proposed opened_by
      opened_at decision reason decided_by decided_at`,
  },
  'app.pilot_gate_signatures': {
    goesWith: 'workspace',
    columns: 'workspace_id review_id discipline name signed_by signed_at',
  },
  'app.pilot_notices': { goesWith: 'workspace', columns: 'workspace_id pilot_id kind about sent_at' },
  'app.own_questions': {
    goesWith: 'workspace',
    columns: `workspace_id id kind question_id section capability_id ask help levels position created_by created_at
      changed_by changed_at withdrawn_at version`,
  },
  'app.text_blocks': {
    goesWith: 'workspace',
    columns: 'workspace_id id name body position created_by created_at changed_by changed_at version',
  },
  'app.memberships': { goesWith: 'workspace', columns: 'workspace_id user_id role created_at' },
  'app.invitations': {
    goesWith: 'workspace',
    columns: 'workspace_id id email role invited_by created_at expires_at',
    without: { token_hash: SECRET },
    staysBehind: 'its mail leads to the place where it was written; people are invited again',
  },
  'app.audit_log': { goesWith: 'workspace', columns: 'workspace_id seq at actor_id action facts hash' },
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
  'app.report_settings': {
    goesWith: 'workspace',
    columns: 'workspace_id assessment_id section_order hidden paper look updated_at version',
  },
  'app.report_texts': {
    goesWith: 'workspace',
    columns: 'workspace_id assessment_id field body basis version updated_by updated_at',
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
  'app.snapshots': {
    goesWith: 'workspace',
    columns: `workspace_id id assessment_id inputs catalogue_hash engine_version result plan report translations own
      dimensions sha256 submitted_by submitted_at`,
  },
  'app.report_editions': {
    goesWith: 'workspace',
    columns: `workspace_id id assessment_id major minor report sha256 content_sha256 note paper may_viewers_sign
      issued_by issuer_name issued_at`,
  },
  'app.edition_signatures': {
    goesWith: 'workspace',
    columns: 'workspace_id edition_id name position signed_by signed_at',
  },
  'app.edition_files': {
    goesWith: 'workspace',
    columns: 'workspace_id id edition_id kind content sha256 made_at',
    without: { object_id: 'the file itself is put in its place' },
  },
  'app.report_links': {
    goesWith: 'workspace',
    columns: `workspace_id id assessment_id edition_id label mailed_to is_guarded addresses may_download created_by created_at expires_at
      revoked_at revoked_by views first_viewed_at last_viewed_at`,
    without: { token_hash: SECRET },
    staysBehind: 'a link leads to the place where it was made; reports are shared anew',
  },
  'app.report_mails': {
    goesWith: 'workspace',
    columns: 'workspace_id link_id subject body has_pdf queued_at tried_until sent_at fault failed_at',
    staysBehind: 'it went with its link, which stays behind',
  },
  'app.report_mail_texts': {
    goesWith: 'workspace',
    columns: 'workspace_id subject body changed_by changed_at version',
  },
  'app.enquiries': {
    goesWith: 'workspace',
    columns: `workspace_id id assessment_id about asker asked_by name email body locale asked_at answer answered_by
      answered_at`,
    staysBehind: 'whoever asked waits for an answer from the place where they asked',
  },

  'sys.users': {
    goesWith: 'person',
    by: 'id',
    holds: 'id',
    columns: 'id email name created_at verified_at asks_second_factor language',
  },
  'sys.passkeys': {
    goesWith: 'person',
    by: 'user_id',
    holds: 'id',
    columns: 'id user_id transports name created_at last_used_at',
    without: { credential_id: KEY, public_key: KEY, counter: KEY },
  },
  'sys.recovery_codes': {
    goesWith: 'person',
    by: 'user_id',
    holds: 'id',
    columns: 'user_id created_at',
    without: { code_hash: SECRET },
  },
  'sys.half_sign_ins': {
    goesWith: 'person',
    by: 'user_id',
    holds: 'id',
    columns: 'user_id provider_of tries created_at expires_at',
    without: { token_hash: SECRET },
  },
  'sys.passkey_challenges': { goesWith: 'nobody', because: 'over in minutes, and says nothing of whom' },
  'sys.backups': { goesWith: 'nobody', because: 'when the operator made backups' },
  'sys.workspace_members': {
    goesWith: 'person',
    by: 'user_id',
    holds: 'id',
    columns: 'user_id workspace_id added_at',
  },
  'sys.sessions': {
    goesWith: 'person',
    by: 'actor_id',
    holds: 'id',
    columns: `id kind workspace_id actor_id device created_at last_seen_at expires_at proven_at is_two_factor
      provider_of`,
    without: { token_hash: SECRET },
  },
  'sys.resume_links': {
    goesWith: 'person',
    by: 'actor_id',
    holds: 'id',
    columns: 'workspace_id assessment_id participant_id actor_id created_at expires_at',
    without: { token_hash: SECRET },
  },
  'sys.known_devices': {
    goesWith: 'person',
    by: 'user_id',
    holds: 'id',
    columns: 'user_id last_used_at',
    without: { device_hash: SECRET },
  },
  'sys.domain_places': { goesWith: 'nobody', because: 'a note where to look; follows from the workspace itself' },
  'sys.provider_sign_ins': {
    goesWith: 'person',
    by: 'email',
    holds: 'email',
    columns: 'workspace_id email is_only_way place created_at expires_at',
    without: { token_hash: SECRET },
  },
  'sys.invitation_places': { goesWith: 'nobody', because: 'a note where to look; holds nothing but a secret' },
  'sys.link_places': { goesWith: 'nobody', because: 'a note where to look; holds nothing but a secret' },
  'sys.enquiry_places': { goesWith: 'nobody', because: 'a note when to look; follows from the question itself' },
  'sys.public_enquiries': {
    goesWith: 'person',
    by: 'email',
    holds: 'email',
    columns: 'id about name email body asked_at answered_at keep_until',
  },
  'sys.sign_in_codes': {
    goesWith: 'person',
    by: 'email',
    holds: 'email',
    columns: 'email purpose is_sent tries created_at expires_at used_at',
    without: { pending_hash: SECRET, code_hash: SECRET },
  },
  'sys.mails': {
    goesWith: 'person',
    by: 'recipient',
    holds: 'email',
    columns: 'id kind recipient locale tries created_at try_at expires_at shown_at',
    without: {
      facts: 'may hold a sign-in code that still opens something; the mail itself says the rest',
      attachment: 'a report of a workspace, which goes with that; the mail itself brings it',
      cause: 'the number of a step of our own; it says nothing of anybody',
    },
  },

  'sys.catalogues': {
    goesWith: 'nobody',
    because: 'what the product asks, not what somebody entered; the manifest names the versions that were used',
  },
  'sys.rate_limits': {
    goesWith: 'nobody',
    because: 'how often a network address asked, for an hour at most; belongs to no account',
  },
  'sys.presences': {
    goesWith: 'nobody',
    because: 'who looked at which check, by id alone, and forgotten after a minute',
  },
  'sys.retention': { goesWith: 'nobody', because: 'a note when to look; follows from the workspace itself' },
  'sys.erasures': {
    goesWith: 'nobody',
    because: 'ids and times alone, kept so that what was erased does not come back with an older copy of the data',
  },
  'sys.migrations': { goesWith: 'nobody', because: 'the state of the database' },
}

/** The names in a list of columns. */
export const namesIn = (columns: string) => columns.trim().split(/\s+/)
