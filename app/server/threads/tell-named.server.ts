import type { RouterContextProvider } from 'react-router'
import { page, services } from '#app/context.server.ts'
import { INTERESTS_ID } from '#app/core/exchange/answer-template.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { askedAs } from '#app/server/asked-as.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { createSay, type Say } from '#app/server/words.server.ts'
import { addPersonalLink, prepareAnswerLink } from '#db/queries/answer-links.server.ts'
import { keepMention } from '#db/queries/comment-mail.server.ts'
import { findClientLanguage, languagesOf } from '#db/queries/languages.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import type { Talker } from './people.server.ts'
import { stopPath } from './stop-link.server.ts'

const KEEP_MINUTES = 3 * 24 * 60

type Telling = {
  open: Pick<OpenAssessment, 'scope' | 'assessment' | 'client' | 'actor' | 'own'>
  commentId: string
  questionId: string
  /** As it is asked. */
  ask: string
  named: readonly Talker[]
  /** What the author is called by a reader, in their language: whoever is asked to answer learns no addresses. */
  authorFor: (reader: Talker, say: Say) => string
  /** Of this installation. */
  origin: string
}

/**
 * Keeps whom a comment names, and mails them: who wrote and where, never what. Guests name people, but have no mail sent,
 * as with everything else.
 */
export async function tellNamed(context: Readonly<RouterContextProvider>, telling: Telling): Promise<void> {
  const { open, commentId, named, questionId, origin } = telling
  const { database, mailing, seal, inLanguage } = context.get(services)
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
  const letters: { person: Talker; waitSeconds: number; link: string; stopLink: string }[] = []
  for (const { person, waitSeconds } of due) {
    const ids = { workspaceId: scope.workspaceId, assessmentId: assessment.id, personId: person.id }
    const ownLink = person.isAsked ? await answerLinkOf(context, telling, person) : null
    const stopLink = ownLink ? `${ownLink}/stop` : seal ? `${origin}${stopPath(seal, ids)}` : ''
    const link = ownLink ?? `${origin}/assessments/${assessment.id}/comments/${questionId}`
    letters.push({ person, waitSeconds, link, stopLink })
  }
  const theirs = await database.withWorkspace(scope, (tx) => findClientLanguage(tx, open.client.id))
  await database.withSys(async (tx) => {
    const chosen = await languagesOf(
      tx,
      letters.map(({ person }) => person.email),
    )
    for (const { person, waitSeconds, link, stopLink } of letters) {
      const locale = person.isAsked ? theirs : (chosen.get(person.email) ?? context.get(page).locale)
      const messages = await loadMessages(locale)
      const say = createSay(locale, messages)
      const facts = {
        author: telling.authorFor(person, say),
        title: person.isAsked ? open.client.name : assessment.title,
        ask:
          questionId === INTERESTS_ID
            ? messages.app.questions.interests.ask
            : askedAs({ id: questionId, ask: telling.ask }, open.own, inLanguage(locale)),
        link,
        assessmentId: assessment.id,
        stopping: stopLink ? say('threads.stopHere', { link: stopLink }) : '',
        stopLink,
      }
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

/** Another link to somebody's own answers, where the comment stands too; what opens the check itself is not theirs. */
async function answerLinkOf(
  context: Readonly<RouterContextProvider>,
  { open: { scope, assessment }, origin }: Telling,
  { id: participantId }: Talker,
): Promise<string> {
  const { database } = context.get(services)
  const token = await database.withSys((tx) => prepareAnswerLink(tx, scope.workspaceId))
  const place = { assessmentId: assessment.id, participantId }
  await database.withWorkspace(scope, (tx) => addPersonalLink(tx, { ...place, token, kind: 'person' }))
  return `${origin}/answer/${token}`
}
