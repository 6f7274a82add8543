import { data, type RouterContextProvider, redirect } from 'react-router'
import { page, services } from '#app/context.server.ts'
import { findMentions, settleMentions } from '#app/core/threads/mentions.ts'
import { fieldOf, textFault } from '#app/server/form.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { type Talker, talkersAt } from '#app/server/threads/people.server.ts'
import { tellNamed } from '#app/server/threads/tell-named.server.ts'
import { commentsPath } from '#app/server/threads/thread-view.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import type { Say } from '#app/server/words.server.ts'
import {
  addComment,
  CHANGE_MINUTES,
  COMMENT_LIMITS,
  changeComment,
  deleteComment,
  isOpenToAsked,
  turnThread,
} from '#db/queries/comments.server.ts'
import { COMMENT_MAX, type CommentFault } from './comment-fields.ts'

type Context = Readonly<RouterContextProvider>
export type Sent = { form: FormData; questionId: string; ask: string; origin: string }

/**
 * Does what one of the forms on a page of comments asks for.
 *
 * @throws a redirect, or a 4xx response for a form that is none of them, or about nothing that is there
 */
export async function changeComments(context: Context, open: OpenAssessment, sent: Sent) {
  const { say } = context.get(services)
  switch (fieldOf(sent.form, 'intent')) {
    case 'add':
      return write(context, open, sent)
    case 'change':
      return change(context, open, sent)
    case 'delete':
      return remove(context, open, sent)
    case 'resolve':
      return turn(context, open, { ...sent, to: 'resolved' })
    case 'reopen':
      return turn(context, open, { ...sent, to: 'reopened' })
    default:
      throw refusal(400, say('unknownForm'))
  }
}

/** @throws a 400 response if the form brings no id for what is new, a 404 if it names nothing that could be there */
function idIn(context: Context, form: FormData, field: 'opId' | 'thread' | 'comment'): string {
  const { say } = context.get(services)
  const id = fieldOf(form, field)
  if (isUuid(id)) return id
  throw field === 'opId' ? refusal(400, say('unknownForm')) : refusal(404, say('threads.noThread'))
}

async function write(context: Context, open: OpenAssessment, sent: Sent) {
  const { database, say } = context.get(services)
  const { form, questionId } = sent
  const threadId = fieldOf(form, 'thread') === '' ? null : idIn(context, form, 'thread')
  const id = idIn(context, form, 'opId')
  const assessmentId = open.assessment.id
  const byAsked = open.respondent?.isSelf === true
  const forAsked =
    threadId === null
      ? byAsked || fieldOf(form, 'forAsked') === 'yes'
      : await database.withWorkspace(open.scope, (tx) => isOpenToAsked(tx, { assessmentId, questionId, id: threadId }))
  const read = await readBody(context, open, { form, questionId, name: threadId ?? 'new', forAsked })
  if (!read.ok) return data(read.fault, 422)
  const { body, named } = read
  const added = await database.withWorkspace(open.scope, (tx) =>
    addComment(tx, { id, assessmentId, questionId, threadId, forAsked, byAsked, body }),
  )
  if (added === 'none') throw refusal(404, say('threads.noThread'))
  if (added === 'resolved' || added === 'tooMany') {
    const error =
      added === 'resolved' ? say('threads.closed') : say('threads.tooMany', { max: COMMENT_LIMITS.perQuestion })
    return data<CommentFault>({ form: threadId ?? 'new', typed: body, forAsked, error, unclear: [] }, 422)
  }
  if (added === 'added') await tell(context, open, { ...sent, commentId: id, named })
  throw redirect(`${commentsPath(open, questionId)}#comment-${id}`)
}

async function change(context: Context, open: OpenAssessment, sent: Sent) {
  const { database, say } = context.get(services)
  const { form, questionId } = sent
  const id = idIn(context, form, 'comment')
  const place = { assessmentId: open.assessment.id, questionId, id }
  const forAsked = await database.withWorkspace(open.scope, (tx) => isOpenToAsked(tx, place))
  const read = await readBody(context, open, { form, questionId, name: id, forAsked })
  if (!read.ok) return data(read.fault, 422)
  const isChanged = await database.withWorkspace(open.scope, (tx) => changeComment(tx, place, read.body))
  if (!isChanged) {
    const error = say('threads.tooOld', { minutes: CHANGE_MINUTES })
    return data<CommentFault>({ form: id, typed: read.body, forAsked, error, unclear: [] }, 422)
  }
  await tell(context, open, { ...sent, commentId: id, named: read.named })
  throw redirect(`${commentsPath(open, questionId)}#comment-${id}`)
}

async function remove(context: Context, open: OpenAssessment, { form, questionId }: Sent) {
  const { database, say } = context.get(services)
  const { scope, assessment } = open
  const place = { assessmentId: assessment.id, questionId, id: idIn(context, form, 'comment') }
  const isDeleted = await database.withWorkspace(scope, (tx) => deleteComment(tx, place))
  if (!isDeleted) throw refusal(404, say('threads.notYours'))
  throw redirect(commentsPath(open, questionId))
}

type Turned = Sent & { to: 'resolved' | 'reopened' }

async function turn(context: Context, open: OpenAssessment, { form, questionId, to }: Turned) {
  const { database, say } = context.get(services)
  const { scope, assessment, respondent } = open
  const id = idIn(context, form, 'thread')
  const isThere = await database.withWorkspace(scope, (tx) =>
    turnThread(tx, { assessmentId: assessment.id, questionId, id }, { turn: to, byAsked: respondent?.isSelf === true }),
  )
  if (!isThere) throw refusal(404, say('threads.noThread'))
  throw redirect(`${commentsPath(open, questionId)}#thread-${id}`)
}

type Reading = {
  form: FormData
  questionId: string
  /** Of the form; see {@link CommentFault}. */
  name: string
  /** Whoever is asked reads it too. */
  forAsked: boolean
}
type Read = { ok: true; body: string; named: Talker[] } | { ok: false; fault: CommentFault }

/** What was typed, and whom it names; a name that several go by is asked about first. */
async function readBody(
  context: Context,
  open: OpenAssessment,
  { form, questionId, name, forAsked }: Reading,
): Promise<Read> {
  const { say } = context.get(services)
  // Browsers send two signs for the end of a line and count one.
  const body = fieldOf(form, 'body').replaceAll('\r\n', '\n').trim()
  const refused = (error: string, unclear: CommentFault['unclear'] = []): Read => ({
    ok: false,
    fault: { form: name, typed: body, forAsked, error, unclear },
  })
  const fault = body === '' ? say('threads.empty') : textFault(body, COMMENT_MAX, say)
  if (fault !== null) return refused(fault)
  const talkers = await talkersAt(context, open, [questionId])
  const mentions = findMentions(body, talkers)
  const count = mentions.filter(({ people }) => people.length > 1).length
  const chosen = Array.from({ length: count }, (_, at) => fieldOf(form, `who.${at}`) || null)
  const { people, unclear } = settleMentions(mentions, chosen)
  const talkerOf = new Map(talkers.map((talker) => [talker.id, talker]))
  const of = (some: readonly { id: string }[]) => some.flatMap(({ id }) => talkerOf.get(id) ?? [])
  if (unclear.length > 0) {
    // All that several go by are asked again, in their order: the answers are told apart by it.
    const asked = mentions.filter(({ people: some }) => some.length > 1)
    return refused(
      say('threads.whoIsMeant', { names: unclear.map(({ written }) => `@${written}`).join(', ') }),
      asked.map(({ written, people: some }) => ({
        written,
        people: of(some).map(({ id, name: called, about }) => ({
          id,
          label: about === called ? called : `${called}, ${about}`,
        })),
      })),
    )
  }
  const named = of(people)
  const shutOut = forAsked ? [] : named.filter(({ isAsked }) => isAsked).map((talker) => talker.name)
  if (shutOut.length > 0) {
    const names = new Intl.ListFormat(context.get(page).locale).format(shutOut)
    return refused(say(name === 'new' ? 'threads.openFirst' : 'threads.notOpen', { names }))
  }
  return { ok: true, body, named }
}

type Told = Sent & { commentId: string; named: readonly Talker[] }

async function tell(context: Context, open: OpenAssessment, { commentId, questionId, ask, named, origin }: Told) {
  if (named.length === 0) return
  const self = (await talkersAt(context, open, [questionId])).find(({ id }) => id === open.scope.actorId)
  const authorFor = ({ isAsked }: Talker, say: Say) =>
    isAsked && self && !self.isNamed
      ? say('threads.somebodyHere')
      : self?.name || open.lead.name || say('threads.somebody')
  await tellNamed(context, { open, commentId, questionId, ask, named, authorFor, origin })
}
