import { CODE_LENGTH } from '#app/core/account/sign-in-code.ts'
import { KEPT_DAYS } from '#app/core/autosave/kept.ts'
import { RENDER_DEFAULTS } from '#app/report/render-pool.server.ts'
import type { TrustFigure } from '#content/trust-blanks.ts'
import { ENQUIRY_DAYS, ENQUIRY_MOST_DAYS } from '#db/queries/enquiries.server.ts'
import { INVITATION_DAYS } from '#db/queries/invitations.server.ts'
import { PUBLIC_ENQUIRY_DAYS, PUBLIC_ENQUIRY_MOST_DAYS } from '#db/queries/public-enquiries.server.ts'
import { LINK_DAYS } from '#db/queries/resume-links.server.ts'
import { MEMBER_DAYS, SESSION_DAYS } from '#db/queries/sessions.server.ts'
import { CODE_COUNT_MINUTES, CODE_MINUTES, CODES_AN_HOUR, MAX_TRIES } from '#db/queries/sign-in-codes.server.ts'
import { DEVICE_DAYS } from '#db/queries/users.server.ts'
import { VENDOR_ADDRESS_DAYS } from '#db/queries/vendor-requests.server.ts'
import { GRACE_DAYS, KEEP_GUEST_DAYS } from '#db/queries/workspaces.server.ts'
import { LIMITS } from '../limits.server.ts'
import { MAX_BODY } from '../request-guards.server.ts'
import { WARNING_MINUTES } from '../security-mail.server.ts'
import { MINUTES_A_DAY } from '../sign-in.server.ts'

/** What the documents say in figures, read from the constants that the product itself works with; `site` is its address. */
export function trustFigures(site: string): Record<TrustFigure, string> {
  const windows = Object.values(LIMITS).map(({ windowSeconds }) => windowSeconds / 60)
  const figures: Record<Exclude<TrustFigure, 'site'>, number> = {
    'guest-days': KEEP_GUEST_DAYS,
    'link-days': LINK_DAYS,
    'grace-days': GRACE_DAYS,
    'vendor-address-days': VENDOR_ADDRESS_DAYS,
    'invitation-days': INVITATION_DAYS,
    'enquiry-days': ENQUIRY_DAYS,
    'enquiry-most-days': ENQUIRY_MOST_DAYS,
    'public-enquiry-days': PUBLIC_ENQUIRY_DAYS,
    'public-enquiry-most-days': PUBLIC_ENQUIRY_MOST_DAYS,
    'idle-days': SESSION_DAYS.member,
    'sign-in-days': MEMBER_DAYS,
    'code-characters': CODE_LENGTH,
    'code-minutes': CODE_MINUTES,
    'code-tries': MAX_TRIES,
    'codes-an-hour': CODES_AN_HOUR.signIn,
    'code-count-minutes': CODE_COUNT_MINUTES,
    'device-days': DEVICE_DAYS,
    'warning-days': WARNING_MINUTES / MINUTES_A_DAY,
    'limit-minutes': Math.max(...windows.filter((minutes) => minutes < MINUTES_A_DAY)),
    'form-kilobytes': MAX_BODY / 1024,
    'pdf-seconds': RENDER_DEFAULTS.timeoutMs / 1000,
    'pdf-megabytes': RENDER_DEFAULTS.residentMegabytes,
    'unsent-days': KEPT_DAYS,
  }
  return { site, ...mapped(figures) }
}

function mapped<Name extends string>(figures: Record<Name, number>): Record<Name, string> {
  return Object.fromEntries(Object.entries<number>(figures).map(([name, count]) => [name, String(count)])) as Record<
    Name,
    string
  >
}
