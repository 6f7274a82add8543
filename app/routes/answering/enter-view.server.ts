import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { minutesFor } from '#app/core/team/minutes-for.ts'
import { requireAnswerLink } from '#app/server/answering/answer-link.server.ts'
import { answeringBase } from '#app/server/answering/participation.server.ts'
import { namesOf } from '#db/queries/members.server.ts'
import { findLead } from '#db/queries/participants.server.ts'
import { findInTeam } from '#db/queries/team.server.ts'

type Context = Readonly<RouterContextProvider>
type OpenLink = Awaited<ReturnType<typeof requireAnswerLink>>

/** Who asks somebody to answer, for what and until when; nothing is made by looking. */
export async function viewAnswerLink(context: Context, token: string) {
  const open = await requireAnswerLink(context, token)
  const { link, shut } = open
  const { catalogue } = context.get(services)
  const { disciplines, names } = choosable(context, open)
  const minutes = disciplines.map((id) => minutesFor(catalogue, link.form, [id]))
  return {
    shut,
    kind: link.kind,
    company: link.company,
    /** Of a consultancy that asks for the company; empty: the company itself. */
    workspace: link.workspaceKind === 'guest' || link.workspace === link.company ? '' : link.workspace,
    person: await askerOf(context, open),
    dueOn: link.dueOn,
    minutes: { low: Math.min(...minutes), high: Math.max(...minutes) },
    disciplines: names,
    given: { name: link.personName, disciplines: link.personDisciplines ?? (link.discipline ? [link.discipline] : []) },
    /** Who this browser answers as already, in the same check; `null`: nobody. */
    back: shut === null ? await comeBack(context, open) : null,
  }
}

export type EnterView = Awaited<ReturnType<typeof viewAnswerLink>>

/** Of a link for one discipline only that one can be chosen. */
function choosable(context: Context, { link }: OpenLink) {
  const all = context.get(services).catalogue.disciplines
  const names = link.discipline === null ? all : all.filter(({ id }) => id === link.discipline)
  const own = link.personDisciplines ?? []
  return { names, disciplines: own.length > 0 ? own : names.map(({ id }) => id as string) }
}

/** The name of the account that asks, else of the lead; empty: nobody said it. */
async function askerOf(context: Context, { link, scope }: OpenLink): Promise<string> {
  const { database } = context.get(services)
  const people = link.kind === 'return' ? null : await database.withSys((tx) => namesOf(tx, new Set([link.askedBy])))
  const person = people?.get(link.askedBy)
  if (person) return person.name || person.email
  return (await database.withWorkspace(scope, (tx) => findLead(tx, link.assessmentId)))?.name ?? ''
}

async function comeBack(context: Context, { link, scope }: OpenLink) {
  const own = await context.get(visitor).participation()
  if (own === null || own.workspaceId !== scope.workspaceId) return null
  const person = await context.get(services).database.withWorkspace(scope, (tx) => findInTeam(tx, own.actorId))
  const isOther = link.participantId !== null && link.participantId !== own.actorId
  if (person?.assessmentId !== link.assessmentId || isOther) return null
  return { name: person.name, href: answeringBase(person.id) }
}
