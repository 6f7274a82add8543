import { createHash } from 'node:crypto'
import { type Taken, takeToken } from '#db/queries/rate-limits.server.ts'
import { refusal } from './refusal.server.ts'
import type { RequestServices } from './services.server.ts'

const HOUR = 3_600
const DAY = 24 * HOUR

/** Limits of mapping B20 and security.md 6: how many at once, and in how many seconds an empty bucket fills again. */
export const LIMITS = {
  start: { limit: 20, windowSeconds: HOUR },
  save: { limit: 240, windowSeconds: 60 },
  pdf: { limit: 10, windowSeconds: HOUR },
  /** Pages beside the form in which a report is written: once after each step that is saved. */
  preview: { limit: 60, windowSeconds: HOUR },
  /** An office shares an address, and each question is a step. */
  check: { limit: 1_200, windowSeconds: HOUR },
  /** Answers that nobody gave lately: to place them takes up to half a second. */
  newCheck: { limit: 60, windowSeconds: 60 },
  checkPdf: { limit: 30, windowSeconds: HOUR },
  /** Pictures of pages that are shared; a program that shows them may ask for all of them. */
  sharePicture: { limit: 240, windowSeconds: 60 },
  /** Searches that the server does; the script of the page does its own. */
  search: { limit: 120, windowSeconds: 60 },
  /** Templates as files: a team takes several at once, and an office shares an address. */
  sheet: { limit: 240, windowSeconds: HOUR },
  export: { limit: 10, windowSeconds: HOUR },
  /** Pages and files that place all systems of a company; those placed lately cost little. */
  register: { limit: 240, windowSeconds: 60 },
  /** Coming in by a link to answer: a whole workshop may share an address. */
  answer: { limit: 120, windowSeconds: HOUR },
  /** Opening reports by links: an office shares an address. */
  openReport: { limit: 120, windowSeconds: HOUR },
  logo: { limit: 30, windowSeconds: HOUR },
  wrongToken: { limit: 20, windowSeconds: HOUR },
  /** Ids of nothing, or of somebody else's. */
  unknownId: { limit: 300, windowSeconds: HOUR },
  /** Each makes us ask a server that somebody else named. */
  checkProvider: { limit: 60, windowSeconds: HOUR },
  askCode: { limit: 20, windowSeconds: HOUR },
  /** Of one company; calendar programs ask by themselves. */
  calendar: { limit: 60, windowSeconds: HOUR },
  /** Calls of one key of a pilot. */
  api: { limit: 120, windowSeconds: 60 },
  invite: { limit: 60, windowSeconds: HOUR },
  /** To one address, from all workspaces together. */
  inviteTo: { limit: 3, windowSeconds: HOUR },
  /**
   * Questions to whoever runs the site: of one account, else from one network address; for one address of answers; and
   * to the mailbox in all, those with an account apart, so that nobody without one can use up what they have.
   */
  askOperator: { limit: 5, windowSeconds: HOUR },
  askOperatorFor: { limit: 3, windowSeconds: HOUR },
  askOperatorAll: { limit: 60, windowSeconds: HOUR },
  askOperatorDay: { limit: 200, windowSeconds: DAY },
  /**
   * Questions to the people of a workspace: of one person, or by one link to a report from one network address; for one
   * address of answers; and of all members, of all who answer, of all readers, each apart for the same reason.
   */
  askPeople: { limit: 20, windowSeconds: HOUR },
  askPeopleAll: { limit: 60, windowSeconds: HOUR },
  askPeopleDay: { limit: 100, windowSeconds: DAY },
  /** Of both kinds, over all workspaces. Days count no network address, which is kept no longer than the longest hour. */
  askFor: { limit: 10, windowSeconds: DAY },
  tryCode: { limit: 60, windowSeconds: HOUR },
  /** The sign-in page asks by itself, and an office shares an address. */
  askPasskey: { limit: 240, windowSeconds: HOUR },
} as const

export type LimitName = keyof typeof LIMITS

/** What stands for an address in the name of a limit, which is kept: not the address itself. */
export const bucketOf = (email: string) => createHash('sha256').update(email).digest('base64url')

/**
 * Takes one of what a caller may do. All instances share what is left; if it cannot be read, nobody may.
 *
 * @param who an address, session or assessment id
 * @throws a 429 response that says when to come back
 */
export async function requireWithinLimit(own: Limiting, name: LimitName, who: string): Promise<void> {
  const tooOften = await faultOfLimit(own, name, who)
  if (tooOften !== null) throw refusal(429, tooOften)
}

/** As {@link requireWithinLimit}, where it was taken already. */
export function requireTaken(own: Limiting, name: LimitName, taken: Taken): void {
  const tooOften = faultOfTaken(own, name, taken)
  if (tooOften !== null) throw refusal(429, tooOften)
}

type Limiting = Pick<RequestServices, 'database' | 'metrics' | 'say' | 'retryAfter' | 'log'>

/** As {@link requireWithinLimit}, for a form that is shown again. @returns when to come back, in words; `null`: it may be done */
export async function faultOfLimit(own: Limiting, name: LimitName, who: string): Promise<string | null> {
  const bucket = `${name}:${who}`
  return faultOfTaken(own, name, await own.database.askSys((tx) => takeToken(tx, { bucket, ...LIMITS[name] })))
}

function faultOfTaken({ metrics, say, retryAfter, log }: Limiting, name: LimitName, taken: Taken): string | null {
  if (taken.allowed) return null
  metrics.limited(name)
  log.warn({ event: 'limit reached', limit: name }, 'security')
  const seconds = Math.max(1, taken.retryAfter)
  retryAfter(seconds)
  if (seconds > 2 * HOUR) return say('tooOftenToday', { hours: Math.ceil(seconds / HOUR) })
  return say('tooOften', { minutes: Math.ceil(seconds / 60) })
}
