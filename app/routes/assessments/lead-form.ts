import * as z from 'zod'
import { LEAD_NAME_MAX } from '#app/routes/questionnaire-parts/lead-fields.tsx'
import { fieldOf, nameFault } from '#app/server/form.server.ts'
import type { Say } from '#app/server/words.server.ts'
import type { Discipline } from '#content/schema.ts'

const DISCIPLINES = [
  'marketing',
  'data',
  'it',
  'legal',
  'management',
  'finance',
] as const satisfies readonly Discipline[]

const Chosen = z.array(z.enum(DISCIPLINES)).max(DISCIPLINES.length)

/** Who answers, as typed; both may be empty. */
export type TypedLead = { name: string; disciplines: string[] }
export type LeadErrors = { name?: string; disciplines?: string }
type ParsedLead = { ok: true; lead: { name: string; disciplines: Discipline[] } } | { ok: false; errors: LeadErrors }

export function typedLead(form: FormData): TypedLead {
  return { name: fieldOf(form, 'name').trim(), disciplines: form.getAll('disciplines').map(String) }
}

/** @returns errors by field, each with the mend */
export function parseLead({ name, disciplines }: TypedLead, say: Say): ParsedLead {
  const chosen = Chosen.safeParse(disciplines)
  const fault = nameFault(name, LEAD_NAME_MAX, say)
  if (chosen.success && fault === null) return { ok: true, lead: { name, disciplines: [...new Set(chosen.data)] } }
  const errors = {
    ...(fault !== null && { name: fault }),
    ...(!chosen.success && { disciplines: say('disciplines') }),
  }
  return { ok: false, errors }
}
