import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import type { GovernanceCheck, HardEvent } from '#app/core/pilots/charter/charter-content.ts'
import { prefillDraft } from '#app/core/pilots/charter/prefill-draft.ts'
import { addDays, periodOf } from '#app/core/pilots/periods.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import { nameOrder } from '#app/messages/locales.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { leadToProof } from '#app/server/door.server.ts'
import { missed } from '#app/server/missed.server.ts'
import { requireRight } from '#app/server/open-assessment.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import type { Say } from '#app/server/words.server.ts'
import type { UseCase } from '#content/schema/use-cases.ts'
import type { WorkspaceScope } from '#db/client.server.ts'
import { listSystems } from '#db/queries/ai-systems.server.ts'
import { findClient, findClientOf, listClientNames } from '#db/queries/clients.server.ts'
import { addPilot, MOST_GUEST_PILOTS } from '#db/queries/pilots.server.ts'
import { findTimeZone } from '#db/queries/workspaces.server.ts'

type Context = Readonly<RouterContextProvider>

/** Companies to choose from; a desk with more begins at the company's check. */
const MOST_COMPANIES = 500

/**
 * What a pilot can begin from, for somebody who may begin one in the workspace they work in.
 *
 * @param search `assessment`: the check it comes from; `client`: a company, if it comes from none; `target`: a use case or technique; `start`: its first day
 * @throws a 404 response without a session, or for a check or company that is not the workspace's; a 403 response with another role
 */
export async function requireStart(context: Context, search: URLSearchParams) {
  const session = await context.get(visitor).session()
  if (session?.closed) throw leadToProof(context, session.closed)
  if (!session?.actor) throw await missed(context, 'noPilot')
  requireRight(context, session.actor, 'pilot.write')
  const { database, catalogue, locale, now } = context.get(services)
  const { workspaceId, actorId } = session
  const scope: WorkspaceScope = { workspaceId, actorId }
  const assessment = search.get('assessment') ?? ''
  const client = search.get('client') ?? ''
  const [companies, from, named, zone] = await database.withWorkspace(scope, async (tx) => [
    await listClientNames(tx, MOST_COMPANIES),
    isUuid(assessment) ? await findClientOf(tx, assessment) : null,
    isUuid(client) ? await findClient(tx, client) : null,
    await findTimeZone(tx),
  ])
  if (assessment !== '' && from === null) throw await missed(context, 'noAssessment')
  if (client !== '' && named === null) throw await missed(context, 'noPilot')
  const about = from ?? named
  const today = dateIn(now(), zone ?? undefined)
  const targets = [catalogue.useCases, catalogue.techniques].flatMap((each) =>
    each.map(({ id, name }) => ({ id, name })).sort(nameOrder(locale)),
  )
  const target = targets.find(({ id }) => id === search.get('target'))
  const startsOn = dayIn(search.get('start')) ?? addDays(periodOf(today, 'week').to, 1)
  const known = about && !companies.some(({ id }) => id === about.id) ? [about, ...companies] : companies
  return {
    scope,
    companies: known,
    targets,
    chosen: { client: about?.id ?? known[0]?.id ?? '', target: target?.id ?? '' },
    from: { assessment, start: search.get('start') ?? '' },
    /** What it is called if nobody says: as its target. */
    nameOf: (targetId: string) => targets.find(({ id }) => id === targetId)?.name ?? null,
    add: (pilot: Chosen) => addFrom(context, scope, { ...pilot, assessmentId: from && assessment, startsOn }),
  }
}

type Chosen = { name: string; clientId: string; targetId: string }

const dayIn = (typed: string | null) =>
  typed !== null && /^20\d\d-/.test(typed) && dayOf(typed) !== null ? typed : null

async function addFrom(
  context: Context,
  scope: WorkspaceScope,
  { name, clientId, targetId, assessmentId, startsOn }: Chosen & { assessmentId: string | null; startsOn: string },
): Promise<string | { error: string }> {
  const { database, catalogue, say } = context.get(services)
  const useCase = catalogue.useCases.find(({ id }) => id === targetId) ?? null
  const isTarget = useCase !== null || catalogue.techniques.some(({ id }) => id === targetId)
  const added = await database.withWorkspace(scope, async (tx) => {
    if (!isUuid(clientId)) return null
    const systems = useCase ? (await listSystems(tx, clientId)).filter((one) => one.useCaseId === useCase.id) : []
    const draft = prefillDraft({
      useCase,
      startsOn,
      hardEvents: hardEventsOf(useCase, say),
      checks: checksOf(useCase, systems, say),
      claims: catalogue.claims,
    })
    const target = isTarget ? targetId : null
    return addPilot(tx, { clientId, assessmentId, targetId: target, previousId: null, name, draft })
  })
  if (added === null) return { error: say('pilotCompany') }
  return added === 'full' ? { error: say('tooManyPilots', { guests: MOST_GUEST_PILOTS }) } : added
}

/** What would end such a pilot at once. */
function hardEventsOf(useCase: UseCase | null, say: Say): HardEvent[] {
  const has = (profile: UseCase['profiles'][number]) => useCase?.profiles.includes(profile) ?? true
  return [
    ...(has('pd') ? [{ id: 'leak', text: say('pilotLeak') }] : []),
    ...(has('pub') ? [{ id: 'harm', text: say('pilotHarm') }] : []),
  ]
}

/** The systems of the register that the pilot is about have to be placed; whoever has none there, says how it stands. */
function checksOf(
  useCase: UseCase | null,
  systems: readonly { id: string; name: string }[],
  say: Say,
): GovernanceCheck[] {
  const placed = systems.map(({ id, name }, at) => ({
    id: `placed-${at + 1}`,
    text: say('pilotPlacedSystem', { system: name }),
    systemId: id,
    dutyId: null,
  }))
  const own = (id: string, text: string) => ({ id, text, systemId: null, dutyId: null })
  return [
    ...(placed.length > 0 ? placed : [own('placed', say('pilotPlaced'))]),
    ...(useCase === null || useCase.profiles.includes('pd') ? [own('dpia', say('pilotDpia'))] : []),
    own('rules', say('pilotRules')),
  ]
}
