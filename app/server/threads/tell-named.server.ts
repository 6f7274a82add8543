import type { RouterContextProvider } from 'react-router'
import { page, services } from '#app/context.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { keepMention } from '#db/queries/comment-mail.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import type { Talker } from './people.server.ts'
import { stopPath } from './stop-link.server.ts'

const KEEP_MINUTES = 3 * 24 * 60

type Telling = {
  open: Pick<OpenAssessment, 'scope' | 'assessment' | 'actor'>
  commentId: string
  questionId: string
  /** As it is asked. */
  ask: string
  named: readonly Talker[]
  /** What the author is called. */
  author: string
  /** Of this installation. */
  origin: string
}

/**
 * Keeps whom a comment names, and mails them: who wrote and where, never what. Guests name people, but have no mail sent,
 * as with everything else.
 */
export async function tellNamed(context: Readonly<RouterContextProvider>, telling: Telling): Promise<void> {
  const { open, commentId, named, questionId, origin } = telling
  const { database, mailing, seal } = context.get(services)
  const { scope, assessment, actor } = open
  const others = named.filter(({ id }) => id !== scope.actorId).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const due = await database.withWorkspace(scope, async (tx) => {
    const found: { person: Talker; waitSeconds: number }[] = []
    for (const person of others) {
      const isMailed = actor !== 'guest' && person.email !== ''
      const place = { assessmentId: assessment.id, commentId, personId: person.id }
      const waitSeconds = await keepMention(tx, place, isMailed)
      if (waitSeconds !== null) found.push({ person, waitSeconds })
    }
    return found
  })
  if (due.length === 0) return
  const { say } = context.get(services)
  await database.withSys(async (tx) => {
    for (const { person, waitSeconds } of due) {
      const ids = { workspaceId: scope.workspaceId, assessmentId: assessment.id, personId: person.id }
      const stopLink = seal ? `${origin}${stopPath(seal, ids)}` : ''
      const facts = {
        author: telling.author,
        title: assessment.title,
        ask: telling.ask,
        link: `${origin}/assessments/${assessment.id}/comments/${questionId}`,
        assessmentId: assessment.id,
        stopping: stopLink ? say('threads.stopHere', { link: stopLink }) : '',
        stopLink,
      }
      const { locale } = context.get(page)
      await queueMail(tx, {
        kind: 'mentioned',
        recipient: person.email,
        locale,
        facts,
        keepMinutes: KEEP_MINUTES,
        waitSeconds,
      })
    }
  })
  mailing.wake()
}
