import * as z from 'zod'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { fieldOf } from '#app/server/form.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Say } from '#app/server/words.server.ts'
import type { LinkEnd } from '#db/queries/report-links.server.ts'
import { LINK_DAYS_OFFERED, type TypedEnd } from './link-ends.ts'

/** The furthest day that a link may hold until is this long from today. */
const MOST_DAYS = 366
const DAY_MS = 86_400_000
/** Addresses that may get a code for one link; as in the database. */
export const MOST_ADDRESSES = 20

type Here = { today: string; timeZone: string; say: Say }

/** When a link is to end, as the form says. @returns the end, or what is wrong with the day */
export function readEnd(form: FormData, { today, timeZone, say }: Here): { end: LinkEnd } | { error: string } {
  const { ends, endsOn } = typedEnd(form)
  const days = LINK_DAYS_OFFERED.find((offered) => String(offered) === ends)
  if (days !== undefined) return { end: { days } }
  if (ends !== 'day') throw refusal(400, say('unknownForm'))
  const day = z.iso.date().safeParse(endsOn)
  if (!day.success) return { error: say('linkEnd') }
  const last = new Date(Date.parse(today) + MOST_DAYS * DAY_MS).toISOString().slice(0, 10)
  return day.data >= today && day.data <= last ? { end: { on: day.data, timeZone } } : { error: say('linkEnd') }
}

export const typedEnd = (form: FormData): TypedEnd => ({
  ends: fieldOf(form, 'ends'),
  endsOn: fieldOf(form, 'endsOn').trim(),
})

/** Addresses, one a line or apart by commas. @returns canonical ones, each once, or the first that is none */
export function readAddresses(typed: string): { addresses: string[] } | { odd: string } {
  const written = typed.split(/[\s,;]+/).filter((one) => one !== '')
  const odd = written.find((one) => canonicalEmail(one) === null)
  if (odd !== undefined) return { odd }
  return { addresses: [...new Set(written.flatMap((one) => canonicalEmail(one) ?? []))] }
}
