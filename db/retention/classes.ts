import { PUBLIC_ENQUIRY_DAYS, PUBLIC_ENQUIRY_MOST_DAYS } from '#db/queries/public-enquiries.server.ts'
import { CODE_COUNT_MINUTES } from '#db/queries/sign-in-codes.server.ts'
import { DEVICE_DAYS } from '#db/queries/users.server.ts'
import { VENDOR_ADDRESS_DAYS } from '#db/queries/vendor-requests.server.ts'

/** A kind of rows in `sys` that ends by itself. */
export type RetentionClass = {
  id: string
  table: string
  /** The moment that counts. */
  since: string
  /** How long after it a row is kept; zero: the moment is its end. */
  keep: string
  why: string
}

/**
 * What `sys` keeps, how long, and why: the one place. Workspaces end by their own row: a guest's 60
 * days after it was last used, a closed one 14 days after its owner closed it.
 */
export const RETENTION_CLASSES: readonly RetentionClass[] = [
  { id: 'sessions', table: 'sys.sessions', since: 'expires_at', keep: '0', why: 'over: opens nothing any more' },
  {
    id: 'private links',
    table: 'sys.resume_links',
    since: 'expires_at',
    keep: '0',
    why: 'over: opens nothing any more',
  },
  {
    id: 'invitation places',
    table: 'sys.invitation_places',
    since: 'expires_at',
    // What is over is found by its note, and a note that ended a moment ago was not looked at yet.
    keep: '1 day',
    why: 'by them invitations are found and forgotten in their workspaces once they are over',
  },
  {
    id: 'link places',
    table: 'sys.link_places',
    since: 'expires_at',
    // A day longer than the addresses, which are found by it.
    keep: `${VENDOR_ADDRESS_DAYS + 1} days`,
    why: 'by them the addresses of vendors are found and forgotten once their links are long over',
  },
  { id: 'rate limits', table: 'sys.rate_limits', since: 'full_at', keep: '0', why: 'full again: limits nobody' },
  { id: 'presences', table: 'sys.presences', since: 'seen_at', keep: '1 minute', why: 'no longer there' },
  {
    id: 'sign-in codes',
    table: 'sys.sign_in_codes',
    since: 'created_at',
    keep: `${CODE_COUNT_MINUTES} minutes`,
    why: 'an address gets three an hour: older ones no longer count',
  },
  {
    id: 'passkey challenges',
    table: 'sys.passkey_challenges',
    since: 'expires_at',
    keep: '0',
    why: 'over: nobody can answer it any more',
  },
  { id: 'half sign-ins', table: 'sys.half_sign_ins', since: 'expires_at', keep: '0', why: 'over: leads nowhere' },
  {
    id: 'provider sign-ins',
    table: 'sys.provider_sign_ins',
    since: 'expires_at',
    keep: '0',
    why: 'over: leads nowhere',
  },
  {
    id: 'enquiry places',
    table: 'sys.enquiry_places',
    since: 'look_at',
    keep: '1 day',
    why: 'by them questions are found and deleted in their workspaces',
  },
  {
    id: 'public questions',
    table: 'sys.public_enquiries',
    since: 'keep_until',
    keep: '0',
    why: `asked on a public page ${PUBLIC_ENQUIRY_MOST_DAYS} days ago, or answered ${PUBLIC_ENQUIRY_DAYS} days ago`,
  },
  { id: 'mails', table: 'sys.mails', since: 'expires_at', keep: '0', why: 'too old to be sent' },
  {
    id: 'known browsers',
    table: 'sys.known_devices',
    since: 'last_used_at',
    keep: `${DEVICE_DAYS} days`,
    why: 'as long as the browser itself keeps the mark',
  },
]
