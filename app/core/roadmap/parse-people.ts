import * as z from 'zod'
import type { Constants } from '#content/schema.ts'
import type { Person } from './plan.ts'

const IsoDate = z.iso.date()

/** The shape of `people.json`; what may be left out is filled by the catalogue's usual days and rate. */
const PeopleFile = z.strictObject({
  people: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(100),
        name: z.string().max(200).optional(),
        roles: z.array(z.string()),
        daysPerWeek: z.number().min(0).max(5).optional(),
        away: z.array(z.tuple([IsoDate, IsoDate])).optional(),
        dayRateCents: z.int().min(0).optional(),
      }),
    )
    .min(1),
})

export type ParsedPeople = { ok: true; people: Person[] } | { ok: false; error: { field: string; message: string } }

/** Reads who wears which hat from JSON; ids, roles and the order of dates are checked by `planRoadmap`. */
export function parsePeople(json: unknown, { daysPerWeek, dayRateCents }: Constants): ParsedPeople {
  const parsed = PeopleFile.safeParse(json)
  if (!parsed.success) return { ok: false, error: firstFault(parsed.error, 'people.json') }
  const people = parsed.data.people.map((person) => ({ daysPerWeek, dayRateCents, away: [], ...person }))
  return { ok: true, people }
}

/** The first thing that is wrong, as the path of a field and a sentence. */
export function firstFault(error: z.ZodError, whole: string): { field: string; message: string } {
  const [issue] = error.issues
  return { field: issue?.path.join('.') || whole, message: `${issue?.message ?? 'Not understood'}.` }
}
