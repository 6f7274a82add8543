import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { CharterSection } from '#app/core/pilots/charter/charter-sections.ts'
import type { FormFields } from '#app/server/form.server.ts'
import type { OpenPilot } from '#app/server/pilots/open-pilot.server.ts'
import { listSystems } from '#db/queries/ai-systems.server.ts'
import { findPilot, savePilotDraft } from '#db/queries/pilots.server.ts'
import type { Written } from './charter-fields.ts'
import { readSection } from './read-section.ts'
import type { FieldFault, Values } from './typed.ts'

const ALWAYS = { intent: 'one', version: 'count' } as const

/** The fields of each section's form. */
export const FORM_FIELDS: Record<CharterSection, FormFields> = {
  scope: {
    ...ALWAYS,
    name: 'one',
    purpose: 'one',
    scopeIn: 'one',
    scopeOut: 'one',
    owner: 'one',
    users: 'one',
    'team.*.*': 'one',
  },
  figures: { ...ALWAYS, primary: 'one', 'kpi.*.*': 'one', 'kpi.*.*.of': 'one', 'claim.*.*': 'one' },
  limits: { ...ALWAYS, 'rail.*.*': 'one', 'rail.*.*.of': 'one', 'event.*.*': 'one', 'check.*.*': 'one' },
  time: {
    ...ALWAYS,
    design: 'one',
    period: 'one',
    startsOn: 'one',
    endsOn: 'one',
    extendedTo: 'one',
    followUpDays: 'one',
    iteration: 'one',
    baselinePeriods: 'one',
    baselineSource: 'one',
    rules: 'one',
    level: 'one',
    cases: 'one',
    caseSd: 'one',
    periodSd: 'one',
    hope: 'one',
    'hope.of': 'one',
  },
  value: { ...ALWAYS, currency: 'one', '*.*': 'one' },
}

/** What was typed and not stored: fields are wrong, or somebody changed the charter meanwhile. */
export type SectionOutcome = { values: Values; faults: Record<string, FieldFault> } & (
  | { theirs: { version: number } }
  | object
)

/**
 * Stores a section of a charter.
 *
 * @returns `null`: it is stored
 */
export async function saveSection(
  context: Readonly<RouterContextProvider>,
  { scope, pilot }: OpenPilot,
  { section, values }: { section: CharterSection; values: Values },
): Promise<SectionOutcome | null> {
  const read = readSection(section, values, pilot)
  if (!read.ok) return { values, faults: read.faults }
  const { database } = context.get(services)
  const baseVersion = Number(values.version)
  const stored = await database.withWorkspace(scope, async (tx) => {
    const systems = section === 'limits' ? (await listSystems(tx, pilot.clientId)).map(({ id }) => id) : []
    const written = section === 'limits' ? withOwnSystems(read.written, systems) : read.written
    const saved = await savePilotDraft(tx, pilot.id, { ...written, baseVersion })
    return saved === null ? await findPilot(tx, pilot.id) : null
  })
  return stored && { values, faults: {}, theirs: { version: stored.version } }
}

/** A check follows a system of this company's register, or people say how it stands. */
function withOwnSystems({ name, draft }: Written, systems: readonly string[]): Written {
  const checks = draft.checks.map((check) =>
    check.systemId !== null && systems.includes(check.systemId) ? check : { ...check, systemId: null, dutyId: null },
  )
  return { name, draft: { ...draft, checks } }
}
