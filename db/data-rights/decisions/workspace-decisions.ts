import type { Decision } from './decision.ts'
import { SECRET } from './kept-back.ts'

/** Workspaces themselves, who is in them, their clients and the register of AI systems. */
export const WORKSPACE_DECISIONS = {
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
  'app.memberships': { goesWith: 'workspace', columns: 'workspace_id user_id role created_at' },
  'app.invitations': {
    goesWith: 'workspace',
    columns: 'workspace_id id email role invited_by created_at expires_at',
    without: { token_hash: SECRET },
    staysBehind: 'its mail leads to the place where it was written; people are invited again',
  },
  'app.audit_log': { goesWith: 'workspace', columns: 'workspace_id seq at actor_id action facts hash' },
} satisfies Record<string, Decision>
