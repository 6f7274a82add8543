import { type RouterContextProvider, redirect } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { leadToProof } from '#app/server/door.server.ts'
import { startAbout, type Wanted } from '#app/server/start-about.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { listAssessments, MAX_LISTED_ASSESSMENTS } from '#db/queries/assessments.server.ts'
import { findTimeZone, findWorkspace } from '#db/queries/workspaces.server.ts'

export type ReadyView = Awaited<ReturnType<typeof leadOn>>
export type ReadyCheck = ReadyView['open'][number]

/**
 * Leads on to a short check of one thing: to the start where there is no check, into the only open one, or to a choice
 * of those in reach.
 *
 * @throws a redirect where there is nothing to choose
 */
export async function leadOn(context: Readonly<RouterContextProvider>, wanted: Wanted) {
  const session = await context.get(visitor).session()
  if (!session) throw redirect(startAbout(wanted))
  if (session.closed) throw leadToProof(context, session.closed)
  const { database } = context.get(services)
  const [rows, zone] = await database.withWorkspace(session, (tx) =>
    Promise.all([session.kind === 'member' ? listAssessments(tx) : listOwn(tx), findTimeZone(tx)]),
  )
  const mayWrite = session.actor === null || can(session.actor, 'assessment.write')
  if (rows.length === 0) throw redirect(startAbout(wanted))
  const isOpen = ({ status }: (typeof rows)[number]) => mayWrite && status === 'open'
  const [only, ...others] = rows.filter(isOpen)
  if (only && others.length === 0) throw redirect(goOnIn(only.id, wanted))
  const dated = (at: Date | null) => at && dateIn(at, zone ?? undefined)
  const view = (row: (typeof rows)[number]) => ({
    id: row.id,
    title: row.title,
    client: row.client.name === row.title ? null : row.client.name,
    startedOn: dateIn(row.createdAt, zone ?? undefined),
    submittedOn: dated(row.submittedAt),
    lastAnswerOn: dated(row.lastAnswerAt),
    href: isOpen(row) ? goOnIn(row.id, wanted) : resultIn(row.id, wanted),
  })
  return {
    wanted,
    start: startAbout(wanted),
    page: wanted.kind === 'useCase' ? `/use-cases/${wanted.id}` : `/glossary/${wanted.id}`,
    mayWrite,
    open: rows.filter(isOpen).map(view),
    toRead: rows.filter((row) => !isOpen(row)).map(view),
    isCut: rows.length === MAX_LISTED_ASSESSMENTS,
  }
}

const goOnIn = (assessmentId: string, { id }: Wanted) =>
  `/assessments/${assessmentId}/quick?${new URLSearchParams({ about: id })}`

const resultIn = (assessmentId: string, { kind, id }: Wanted) =>
  `/assessments/${assessmentId}/${kind === 'useCase' ? 'use-cases' : 'techniques'}/${id}`

/** A guest's checks; none in work that is kept in an account: that is its members' to see. */
async function listOwn(tx: WorkspaceTx) {
  const workspace = await findWorkspace(tx)
  return workspace?.kind === 'guest' ? listAssessments(tx) : []
}
