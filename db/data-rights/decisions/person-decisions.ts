import type { Decision } from './decision.ts'
import { KEY, SECRET } from './kept-back.ts'

/** What is not of a workspace: people, their ways in, mails, and notes of the product for itself. */
export const PERSON_DECISIONS = {
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
} satisfies Record<string, Decision>
