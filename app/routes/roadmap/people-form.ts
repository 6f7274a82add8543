import * as z from 'zod'
import type { Person } from '#app/core/roadmap/plan.ts'
import type { Locale } from '#app/messages/locales.ts'
import { AWAY_MAX } from '#app/routes/questionnaire-parts/away-fields.tsx'
import { PEOPLE_MAX } from '#app/routes/questionnaire-parts/hats-form.tsx'
import { DAY_RATE_MAX_CENTS, PERSON_NAME_MAX, type PersonFields } from '#app/routes/questionnaire-parts/person-hats.tsx'
import { type FormFields, isStorable } from '#app/server/form.server.ts'
import { readCents, showCents } from './money.ts'

const ID = /^[a-z][a-z0-9-]{0,39}$/
const FIELD = /^people\.(\d{1,2})\./
const AWAY = /^people\.\d{1,2}\.away\.(\d{1,2})\./

/** Everything that the form of the people may send. */
export const PEOPLE_FIELDS: FormFields = {
  intent: 'one',
  stage: 'one',
  version: 'count',
  'people.*.id': 'one',
  'people.*.name': 'one',
  'people.*.external': 'one',
  'people.*.roles': 'many',
  'people.*.daysPerWeek': 'one',
  'people.*.dayRate': 'one',
  'people.*.away.*.from': 'one',
  'people.*.away.*.to': 'one',
}

/** The form as typed: persons and absences in the order of their numbers, whatever stands in them. */
export function readPeopleFields(form: FormData): PersonFields[] {
  const names = [...form.keys()]
  const one = (name: string) => String(form.get(name) ?? '')
  return numbersIn(names, FIELD).map((index) => {
    const base = `people.${index}`
    const ownNames = names.filter((name) => name.startsWith(`${base}.`))
    return {
      id: one(`${base}.id`),
      name: one(`${base}.name`),
      isExternal: form.get(`${base}.external`) === 'yes',
      roles: form.getAll(`${base}.roles`).map(String),
      daysPerWeek: one(`${base}.daysPerWeek`),
      dayRate: one(`${base}.dayRate`),
      away: numbersIn(ownNames, AWAY).map((at) => ({
        from: one(`${base}.away.${at}.from`),
        to: one(`${base}.away.${at}.to`),
      })),
    }
  })
}

function numbersIn(names: readonly string[], pattern: RegExp): number[] {
  const found = names.flatMap((name) => pattern.exec(name)?.[1] ?? [])
  return [...new Set(found.map(Number))].sort((a, b) => a - b)
}

/** Stored persons as the form shows them. */
export function fieldsOf(people: readonly Person[], locale: Locale): PersonFields[] {
  return people.map(({ id, name, external, roles, daysPerWeek, dayRateCents, away }) => ({
    id,
    name: name ?? '',
    isExternal: external ?? false,
    roles: [...roles],
    daysPerWeek: String(daysPerWeek),
    dayRate: showCents(dayRateCents, locale),
    away: away.map(([from, to]) => ({ from, to })),
  }))
}

/**
 * The fields after a button that adds or removes; everything else stays as typed.
 *
 * @param usual what a new person starts with, and ids that others had before
 * @returns `null` for an intent that is none of these
 */
export function changePeople(
  people: readonly PersonFields[],
  intent: string,
  { before = [], ...usual }: Pick<PersonFields, 'daysPerWeek' | 'dayRate'> & { before?: readonly string[] },
): PersonFields[] | null {
  const [verb, where = ''] = intent.split(':')
  const [index = -1, number = -1] = where.split('.').map(Number)
  const change = (edit: (person: PersonFields) => PersonFields) =>
    people.map((person, at) => (at === index ? edit(person) : person))
  switch (verb) {
    case 'add-person':
      return [...people, { id: freeId(people, before), name: '', isExternal: false, roles: [], away: [], ...usual }]
    case 'remove-person':
      return people.length > 1 ? people.filter((_, at) => at !== index) : [...people]
    case 'add-away':
      return change((person) => ({ ...person, away: [...person.away, { from: '', to: '' }] }))
    case 'remove-away':
      return change((person) => ({ ...person, away: person.away.filter((_, at) => at !== number) }))
    default:
      return null
  }
}

/** What a button would make too many, by field; `null` if there is room. */
export function faultOfAdding(people: readonly PersonFields[], intent: string): Record<string, PeopleFaultKind> | null {
  const [verb, index = ''] = intent.split(':')
  if (verb === 'add-person' && people.length >= PEOPLE_MAX) return { people: 'tooManyPeople' }
  const isFull = verb === 'add-away' && (people[Number(index)]?.away.length ?? 0) >= AWAY_MAX
  return isFull ? { [`people.${index}.away`]: 'tooManyAbsences' } : null
}

function freeId(people: readonly PersonFields[], before: readonly string[] = []): string {
  const taken = new Set([...people.map(({ id }) => id), ...before])
  const free = Array.from({ length: taken.size + 1 }, (_, at) => `person-${at + 1}`).find((id) => !taken.has(id))
  return free ?? 'person'
}

/** What can be wrong with a field; the words are messages of the page. */
const FAULTS = [
  'noPeople',
  'tooManyPeople',
  'tooManyAbsences',
  'firstDay',
  'lastDay',
  'dayOrder',
  'dayRate',
  'daysPerWeek',
  'nameLong',
  'characters',
  'hats',
] as const
export type PeopleFaultKind = (typeof FAULTS)[number]

export type ParsedPeople = { ok: true; people: Person[] } | { ok: false; errors: Record<string, PeopleFaultKind> }

/**
 * Persons to plan with, from the form as typed. An absence without both dates is taken as none.
 *
 * @param roles ids of the catalogue
 * @returns errors by the posted name, such as `people.0.dayRate`
 */
export function parsePeople(fields: readonly PersonFields[], roles: readonly string[]): ParsedPeople {
  if (fields.length === 0) return { ok: false, errors: { people: 'noPeople' } }
  if (fields.length > PEOPLE_MAX) return { ok: false, errors: { people: 'tooManyPeople' } }
  const parsed = z.array(personSchema(roles)).safeParse(withoutEmptyAbsences(withIds(fields)))
  if (parsed.success) return { ok: true, people: parsed.data }
  const errors: Record<string, PeopleFaultKind> = {}
  for (const { path, message } of parsed.error.issues) {
    errors[`people.${path.slice(0, path[1] === 'roles' ? 2 : undefined).join('.')}`] ??= faultOf(message)
  }
  return { ok: false, errors }
}

function faultOf(message: string): PeopleFaultKind {
  const known = FAULTS.find((kind) => kind === message)
  if (known === undefined) throw new TypeError(`No words for the fault "${message}".`)
  return known
}

/** An id that is missing, odd or there twice is replaced: it names nothing yet. */
function withIds(fields: readonly PersonFields[]): PersonFields[] {
  const kept: PersonFields[] = []
  for (const person of fields) {
    const isUsable = ID.test(person.id) && !kept.some(({ id }) => id === person.id)
    kept.push(isUsable ? person : { ...person, id: freeId([...fields, ...kept]) })
  }
  return kept
}

/** Empty absences go; the others keep their number, so that an error stands at its field. */
function withoutEmptyAbsences(fields: readonly PersonFields[]) {
  return fields.map((person) => ({
    ...person,
    away: person.away.map((absence) => (absence.from === '' && absence.to === '' ? null : absence)),
  }))
}

/** zod carries a message; ours is the kind. */
const fault = (kind: PeopleFaultKind): string => kind

const Absence = z
  .object({
    from: z.iso.date(fault('firstDay')),
    to: z.iso.date(fault('lastDay')),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: fault('dayOrder') })
  .transform(({ from, to }): [string, string] => [from, to])

const DayRate = z.string().transform((typed, context) => {
  const cents = readCents(typed)
  if (cents !== null && cents <= DAY_RATE_MAX_CENTS) return cents
  context.addIssue({ code: 'custom', message: fault('dayRate') })
  return z.NEVER
})

const DaysPerWeek = z
  .string()
  .regex(/^(?:[0-4]\.5|[1-5])$/, fault('daysPerWeek'))
  .transform(Number)

const Name = z.string().trim().max(PERSON_NAME_MAX, fault('nameLong')).refine(isStorable, fault('characters'))

function personSchema(roles: readonly string[]) {
  return z
    .object({
      id: z.string(),
      name: Name,
      isExternal: z.boolean(),
      roles: z.array(z.enum(roles, fault('hats'))),
      daysPerWeek: DaysPerWeek,
      dayRate: DayRate,
      away: z
        .array(Absence.nullable())
        .refine((away) => away.filter(Boolean).length <= AWAY_MAX, fault('tooManyAbsences')),
    })
    .transform(
      ({ id, name, isExternal, roles: worn, daysPerWeek, dayRate, away }): Person => ({
        id,
        ...(name && { name }),
        ...(isExternal && { external: true }),
        roles: roles.filter((role) => worn.includes(role)),
        daysPerWeek,
        away: away.filter((absence) => absence !== null),
        dayRateCents: dayRate,
      }),
    )
}
