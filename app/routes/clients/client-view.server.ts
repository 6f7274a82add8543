import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { pilotState } from '#app/core/pilots/pilot-state.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { OpenClient } from '#app/server/client.server.ts'
import type { Catalogue } from '#content/schema.ts'
import { listSystems } from '#db/queries/ai-systems.server.ts'
import { type CheckActions, listCheckActions } from '#db/queries/client-actions.server.ts'
import {
  listChecksElsewhere,
  listClientChecks,
  listClientParticipants,
  readCheckInputs,
} from '#db/queries/client-checks.server.ts'
import { type ClientFile, listFiles } from '#db/queries/client-files.server.ts'
import { listNotes } from '#db/queries/client-notes.server.ts'
import { listClientPeople, listContacts } from '#db/queries/client-people.server.ts'
import { listMembers, namesOf } from '#db/queries/members.server.ts'
import { askedOf, listOwnQuestions } from '#db/queries/own-questions.server.ts'
import { listPilots } from '#db/queries/pilots.server.ts'
import { answererOf, progressOf, stripOf } from './standing.server.ts'

export type ClientView = Awaited<ReturnType<typeof viewClient>>

/** Open checks for which it is worked out how far they are. */
const COUNTED = 5

/** Pilots that the page of a client lists. */
const MOST_PILOTS = 50

/** Late actions that it names. */
const MOST_LATE = 10

/** Everything that the page of a client shows. */
export async function viewClient(context: Readonly<RouterContextProvider>, { scope, workspace, client }: OpenClient) {
  const { database, catalogue, now } = context.get(services)
  const mayWrite = can(workspace.role, 'client.write')
  const dated = (at: Date) => dateIn(at, workspace.timeZone)
  const read = await database.withWorkspace(scope, async (tx) => {
    const checks = await listClientChecks(tx, client.id)
    const open = checks.filter(({ submittedAt }) => submittedAt === null).slice(0, COUNTED)
    return {
      checks,
      inputs: await readCheckInputs(
        tx,
        open.map(({ id }) => id),
      ),
      participants: await listClientParticipants(tx, client.id),
      people: await listClientPeople(tx, client.id),
      contacts: await listContacts(tx, client.id),
      notes: await listNotes(tx, client.id),
      files: await listFiles(tx, client.id),
      actions: await listCheckActions(tx, { clientId: client.id, today: dated(now()) }),
      pilots: await listPilots(tx, { clientId: client.id, isArchived: false, after: null, limit: MOST_PILOTS + 1 }),
      systems: await listSystems(tx, client.id),
      questions: askedOf(await listOwnQuestions(tx)),
      elsewhere: mayWrite ? await listChecksElsewhere(tx, client.id) : [],
    }
  })
  const asks = askedIn(context, { own: read.questions })
  const submitted = read.checks.filter(({ submittedAt }) => submittedAt !== null)
  const members = mayWrite ? await listMembers(database, scope) : []
  const named = await database.withSys((tx) =>
    namesOf(
      tx,
      new Set([...read.people, ...read.notes.map((one) => one.authorId), ...read.files.map((one) => one.addedBy)]),
    ),
  )
  const nameOf = (userId: string) => shownName(named.get(userId))
  const session = await context.get(visitor).session()
  const today = dated(now())
  return {
    workspaceId: workspace.workspaceId,
    workspace: workspace.name,
    kind: workspace.kind,
    id: client.id,
    name: client.name,
    reference: client.reference,
    language: client.language,
    isArchived: client.archivedAt !== null,
    mayWrite,
    mayDelete: can(workspace.role, 'client.delete'),
    mayBrand: can(workspace.role, 'brand.change'),
    dimensions: catalogue.dimensions.map(({ id, short }) => ({ id, short })),
    checks: read.checks.map(({ id, title, form, createdAt, submittedAt, dimensions }) => {
      const inputs = read.inputs.get(id)
      return {
        id,
        title,
        form,
        startedOn: dated(createdAt),
        submittedOn: submittedAt && dated(submittedAt),
        strip: dimensions && stripOf(catalogue, dimensions),
        progress: inputs ? progressOf(asks, inputs) : null,
        who: inputs ? answererOf(catalogue, inputs) : '',
      }
    }),
    actions: actionsOf(catalogue, read.actions),
    /** How many its register holds. */
    systems: read.systems.length,
    /** The newest submitted check, if there is one before it; else `null`. */
    comparable: submitted.length > 1 ? newest(submitted).id : null,
    participants: distinct(
      read.participants.map(({ name, disciplines }) => ({
        name,
        disciplines: catalogue.disciplines.filter(({ id }) => disciplines.includes(id)).map((one) => one.name),
      })),
    ),
    people: read.people.map((userId) => ({ userId, name: nameOf(userId), isSelf: userId === scope.actorId })),
    others: members
      .filter(({ userId }) => !read.people.includes(userId))
      .map(({ userId, name, email }) => ({
        userId,
        name: shownName({ name, email }),
        isSelf: userId === scope.actorId,
      })),
    contacts: read.contacts,
    /** Of its register; `untouched`: nobody answered anything of them. */
    register: {
      count: read.systems.length,
      untouched: read.systems.filter(({ answers }) => !answers.some(({ source }) => source === 'person')).length,
    },
    pilots: {
      shown: read.pilots.slice(0, MOST_PILOTS).map((pilot) => {
        const { id, name, startsOn, endsOn } = pilot
        return { id, name, startsOn, endsOn, state: pilotState(pilot, today) }
      }),
      hasMore: read.pilots.length > MOST_PILOTS,
    },
    /** A pilot begins in the workspace that one works in, for a company that is not put away. */
    mayStartPilot:
      can(workspace.role, 'pilot.write') &&
      client.archivedAt === null &&
      session?.workspaceId === workspace.workspaceId,
    notes: read.notes.map(({ id, authorId, body, createdAt, changedAt }) => ({
      id,
      body,
      by: nameOf(authorId),
      on: dated(createdAt),
      changedOn: changedAt && dated(changedAt),
      isOwn: authorId === scope.actorId,
    })),
    files: filesOf(read.files, { nameOf, dated, scope, workspace }),
    elsewhere: read.elsewhere.map(({ createdAt, ...check }) => ({ ...check, startedOn: dated(createdAt) })),
  }
}

/** Over all checks, the actions that have been late longest. */
function actionsOf({ actions }: Catalogue, checks: readonly CheckActions[]) {
  const late = checks.flatMap(({ id, title, late: own }) =>
    own.map(({ action, dueOn }) => {
      const name = actions.find((one) => one.id === action)?.name ?? action
      return { check: id, title, action, name, dueOn }
    }),
  )
  return { checks, late: late.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)).slice(0, MOST_LATE) }
}

/** The part of it that is about files. */
export async function viewFiles(context: Readonly<RouterContextProvider>, { scope, workspace, client }: OpenClient) {
  const { database } = context.get(services)
  const files = await database.withWorkspace(scope, (tx) => listFiles(tx, client.id))
  const named = await database.withSys((tx) => namesOf(tx, new Set(files.map(({ addedBy }) => addedBy))))
  return {
    workspaceId: workspace.workspaceId,
    id: client.id,
    name: client.name,
    mayWrite: can(workspace.role, 'client.write'),
    files: filesOf(files, {
      nameOf: (userId) => shownName(named.get(userId)),
      dated: (at) => dateIn(at, workspace.timeZone),
      scope,
      workspace,
    }),
  }
}

type Shown = { nameOf: (userId: string) => string; dated: (at: Date) => string } & Pick<
  OpenClient,
  'scope' | 'workspace'
>

/** Whoever added a file may delete it, and whoever may delete the client. */
function filesOf(files: readonly ClientFile[], { nameOf, dated, scope, workspace }: Shown) {
  const mayAny = can(workspace.role, 'client.delete')
  const mayOwn = can(workspace.role, 'client.write')
  return files.map(({ addedBy, addedAt, ...file }) => ({
    ...file,
    by: nameOf(addedBy),
    on: dated(addedAt),
    mayDelete: mayAny || (mayOwn && addedBy === scope.actorId),
  }))
}

/** Empty: their account is gone. Whoever has to write to nobody does not read an address. */
const shownName = (person: { name: string; email: string } | undefined) =>
  person?.name || (person?.email.split('@')[0] ?? '')

type Participant = { name: string; disciplines: string[] }

/** Who answers several checks stands there once; who said nothing of themselves, not at all. */
function distinct(participants: readonly Participant[]): Participant[] {
  const known = new Map(participants.map((one) => [`${one.name}\n${one.disciplines}`, one]))
  return [...known.values()].filter(({ name, disciplines }) => name !== '' || disciplines.length > 0)
}

function newest<T extends { submittedAt: Date | null }>(checks: readonly T[]): T {
  return checks.reduce((last, check) => ((check.submittedAt ?? 0) > (last.submittedAt ?? 0) ? check : last))
}
