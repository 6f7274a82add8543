import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { Nameable } from '#app/core/threads/mentions.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { listComments, listMentions } from '#db/queries/comments.server.ts'
import { listMembers } from '#db/queries/members.server.ts'
import { listParticipants } from '#db/queries/participants.server.ts'
import { findRound } from '#db/queries/rounds.server.ts'

/** Somebody who takes part in the talk about an assessment. */
export type Talker = Nameable & {
  /** What tells them from others of the same name. */
  about: string
  /** Canonical; empty: no mail goes to them. */
  email: string
  /** They answer by a link, and see only threads that are open to whoever is asked. */
  isAsked: boolean
  /** Goes by a name, not by their address. */
  isNamed: boolean
}

/** Who can be named in the comments of an assessment: who belongs to its workspace, and who answers it. */
async function talkersOf(
  context: Readonly<RouterContextProvider>,
  { scope, assessment }: Pick<OpenAssessment, 'scope' | 'assessment'>,
): Promise<Talker[]> {
  const { database, say } = context.get(services)
  const members = await listMembers(database, scope)
  const answering = await database.withWorkspace(scope, (tx) => listParticipants(tx, assessment.id))
  const belonging = members.map(({ userId, name, email }) => ({
    id: userId,
    name: name || email,
    about: email,
    email,
    isAsked: false,
    isNamed: name !== '',
  }))
  // Who leads it is in the workspace already, and goes by the name that they have there.
  const isLedByMember = belonging.length > 0
  const others = answering
    .filter(({ kind, name }) => name !== '' && !(kind === 'lead' && isLedByMember))
    .map(({ id, kind, name, removedAt, quietSince, email }) => ({
      id,
      name,
      about: say('threads.answers'),
      email: quietSince === null && removedAt === null ? email : '',
      isAsked: kind === 'participant',
      isNamed: true,
    }))
  return [...belonging, ...others]
}

/**
 * Who can be named at some questions by whoever looks: for somebody who was asked, only who talks with them there and who
 * asks, and none by their address.
 */
export async function talkersAt(
  context: Readonly<RouterContextProvider>,
  open: Pick<OpenAssessment, 'scope' | 'assessment' | 'respondent'>,
  questionIds?: readonly string[],
): Promise<Talker[]> {
  const all = await talkersOf(context, open)
  if (!open.respondent?.isSelf) return all
  const { database, say } = context.get(services)
  const { id } = open.assessment
  const known = await database.withWorkspace(open.scope, async (tx) => {
    const said = await listComments(tx, id, { questionIds, forAsked: true })
    const mentions = await listMentions(tx, id)
    const round = await findRound(tx, id)
    const named = said.flatMap((comment) => [comment.authorId, ...(mentions.get(comment.id) ?? [])])
    return new Set([...named, open.scope.actorId, round?.openedBy])
  })
  return all
    .filter((talker) => known.has(talker.id))
    .map((talker) => (talker.isNamed ? talker : { ...talker, name: say('threads.somebodyHere') }))
}
