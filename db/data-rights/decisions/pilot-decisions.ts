import type { Decision } from './decision.ts'
import { SECRET } from './kept-back.ts'

/** Pilots with their charters, figures and gates. */
export const PILOT_DECISIONS = {
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
} satisfies Record<string, Decision>
