import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { Nameable } from '#app/core/threads/mentions.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { listMembers } from '#db/queries/members.server.ts'
import { listParticipants } from '#db/queries/participants.server.ts'

/** Somebody who takes part in the talk about an assessment. */
export type Talker = Nameable & {
  /** What tells them from others of the same name. */
  about: string
  /** Canonical; empty: no mail goes to them. */
  email: string
}

/** Who can be named in the comments of an assessment: who belongs to its workspace, and who answers it. */
export async function talkersOf(
  context: Readonly<RouterContextProvider>,
  { scope, assessment }: Pick<OpenAssessment, 'scope' | 'assessment'>,
): Promise<Talker[]> {
  const { database, say } = context.get(services)
  const members = await listMembers(database, scope)
  const answering = await database.withWorkspace(scope, (tx) => listParticipants(tx, assessment.id))
  const belonging = members.map(({ userId, name, email }) => ({ id: userId, name: name || email, about: email, email }))
  // Who leads it is in the workspace already, and goes by the name that they have there.
  const isLedByMember = belonging.length > 0
  const others = answering
    .filter(({ kind, name }) => name !== '' && !(kind === 'lead' && isLedByMember))
    .map(({ id, name }) => ({ id, name, about: say('threads.answers'), email: '' }))
  return [...belonging, ...others]
}
