import { createHmac } from 'node:crypto'
import type { RouterContextProvider } from 'react-router'
import { visitor } from '#app/context.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { isSharedComputer } from '#app/server/session-cookie.server.ts'
import type { Say } from '#app/server/words.server.ts'
import type { Replied } from './autosave.ts'
import { type Keeping, PERSON_HEADER } from './section-view.ts'

/**
 * By whom, and with which key, a page keeps what it cannot send. The key follows from the session's token alone: it is
 * stored nowhere, nobody gets it without the session, and once that has ended nobody can make it again.
 */
export function keepingOf(
  context: Readonly<RouterContextProvider>,
  { scope, respondent }: Pick<OpenAssessment, 'scope' | 'respondent'>,
  request: Request,
): Keeping {
  const own = context.get(visitor)
  const isAsked = respondent?.isSelf ?? false
  const token = isAsked ? own.tokenOf('answer') : own.token
  const isKept = token !== null && !isSharedComputer(request)
  return { person: scope.actorId, key: isKept ? keyOf(token) : null, drawer: isAsked ? 'asked' : 'own' }
}

const keyOf = (token: string) => createHmac('sha256', token).update('preflight unsent answers').digest('base64url')

/**
 * A page that was opened before somebody else signed in at its browser saves nothing as them.
 *
 * @returns what to tell it; `null`: it is theirs, or does not say
 */
export function ofSomebodyElse(request: Request, actorId: string, say: Say): Replied | null {
  const person = request.headers.get(PERSON_HEADER) ?? actorId
  return person === actorId ? null : { kind: 'refused', message: say('otherPerson') }
}
