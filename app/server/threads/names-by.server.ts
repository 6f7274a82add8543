import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { namesOf } from '#db/queries/members.server.ts'
import { type Talker, talkersAt } from './people.server.ts'

type Of = Pick<OpenAssessment, 'scope' | 'assessment' | 'lead' | 'actor' | 'respondent'>

/**
 * What people of an assessment are called, by id, also those who have left; a guest goes by the name of who leads it.
 * Empty: nobody knows any more. Whoever was asked learns no addresses: for them that is somebody.
 */
export async function namesBy(
  context: Readonly<RouterContextProvider>,
  open: Of,
  ids: readonly string[],
  talkers?: readonly Talker[],
): Promise<(id: string) => string> {
  const { scope, lead, actor } = open
  const { database, say } = context.get(services)
  const known = new Map((talkers ?? (await talkersAt(context, open))).map(({ id, name }) => [id, name]))
  if (open.respondent?.isSelf) return (id) => known.get(id) ?? say('threads.somebodyHere')
  const gone = ids.filter((id) => !known.has(id))
  const left = await database.withSys((tx) => namesOf(tx, new Set(gone)))
  return (id) => {
    const user = left.get(id)
    if (known.has(id) || user) return known.get(id) ?? (user?.name || user?.email || '')
    return actor === 'guest' && id === scope.actorId ? lead.name : ''
  }
}
