import type { Decision } from './decision.ts'
import { SECRET } from './kept-back.ts'

/** What was submitted and handed out. */
export const REPORT_DECISIONS = {
  'app.text_blocks': {
    goesWith: 'workspace',
    columns: 'workspace_id id name body position created_by created_at changed_by changed_at version',
  },
  'app.report_settings': {
    goesWith: 'workspace',
    columns: 'workspace_id assessment_id section_order hidden paper look updated_at version',
  },
  'app.report_texts': {
    goesWith: 'workspace',
    columns: 'workspace_id assessment_id field body basis version updated_by updated_at',
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
} satisfies Record<string, Decision>
