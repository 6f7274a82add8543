import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { countThreads, gatherThreads, type Thread } from '#app/core/threads/gather-threads.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { type Clock, clockOf, momentIn, type WrittenTime } from '#app/server/written-time.ts'
import { type Comment, listComments, listMentions, listTurns, type ThreadTurn } from '#db/queries/comments.server.ts'
import { namesBy } from './names-by.server.ts'
import { talkersAt } from './people.server.ts'

export type CommentView = {
  id: string
  /** Empty: nobody knows any more, or they gave no name. */
  by: string
  isOwn: boolean
  at: WrittenTime
  isChanged: boolean
  /** `null`: it was deleted. */
  body: string | null
  /** Whom it names. */
  names: string[]
  /** By its author, for some minutes. */
  mayChange: boolean
}

export type ThreadView = {
  id: string
  questionId: string
  comments: CommentView[]
  /** Whoever is asked to answer by a link may read it and write in it. */
  forAsked: boolean
  /** The visitor may resolve it and open it again. */
  mayTurn: boolean
  /** Who resolved it, and when; `null`: it is open. */
  resolved: { by: string; isOwn: boolean; at: WrittenTime } | null
}

/** What is talked about of one question, in short. */
export type TalkView = { comments: number; open: number; href: string; latest: CommentView[] }

/** Where a question is talked about, for whoever looks: the side that sees the whole check, or somebody who was asked. */
export const commentsPath = ({ assessment, respondent }: Pick<Of, 'assessment' | 'respondent'>, questionId: string) =>
  `${respondent?.isSelf ? respondent.base : `/assessments/${assessment.id}`}/comments/${questionId}`

type Context = Readonly<RouterContextProvider>
type Of = Pick<OpenAssessment, 'scope' | 'assessment' | 'lead' | 'timeZone' | 'actor' | 'respondent'>

/**
 * The threads of an assessment or of some of its questions, the oldest first, with everybody who can be named there.
 * Somebody who was asked sees those that are open to them.
 */
export async function threadsOf(context: Context, open: Of, questionIds?: readonly string[]) {
  const { database } = context.get(services)
  const { scope, assessment, respondent } = open
  const forAsked = respondent?.isSelf === true
  const read = await database.withWorkspace(scope, async (tx) => ({
    said: await listComments(tx, assessment.id, { questionIds, forAsked }),
    turns: await listTurns(tx, assessment.id),
    mentions: await listMentions(tx, assessment.id),
  }))
  const talkers = await talkersAt(context, open, questionIds)
  const ids = [...read.said.map(({ authorId }) => authorId), ...read.turns.map(({ actedBy }) => actedBy)]
  const nameOf = await namesBy(context, open, ids, talkers)
  const callers = { open, nameOf, mentions: read.mentions, clock: clockOf(context, open) }
  return { talkers, threads: gatherThreads(read.said, read.turns).map((thread) => viewThread(thread, callers)) }
}

/** In short by question; questions that nobody talks about have zeros. */
export async function talksOf(context: Context, open: Of, questionIds: readonly string[]) {
  const { threads } = await threadsOf(context, open, questionIds)
  const talkOf = (questionId: string): TalkView => {
    const own = threads.filter((thread) => thread.questionId === questionId)
    const standing = own.flatMap(({ comments }) => comments.filter(({ body }) => body !== null))
    return {
      comments: standing.length,
      open: own.filter(({ resolved }) => resolved === null).length,
      href: commentsPath(open, questionId),
      latest: standing.toSorted((a, b) => (a.at.at < b.at.at ? -1 : 1)).slice(-MOST_SHOWN),
    }
  }
  return new Map(questionIds.map((id) => [id, talkOf(id)]))
}

const MOST_SHOWN = 3

/** How many comments stand at a question and how many threads are open, by question id; what has none is missing. */
export async function countsOf(context: Context, { scope, assessment }: Pick<Of, 'scope' | 'assessment'>) {
  const { database } = context.get(services)
  const [said, turns] = await database.withWorkspace(scope, async (tx) => [
    await listComments(tx, assessment.id),
    await listTurns(tx, assessment.id),
  ])
  const threads = gatherThreads(said, turns)
  return new Map([...Map.groupBy(threads, ({ questionId }) => questionId)].map(([id, own]) => [id, countThreads(own)]))
}

type Callers = {
  open: Of
  nameOf: (id: string) => string
  mentions: ReadonlyMap<string, string[]>
  clock: Clock
}

function viewThread({ id, questionId, said, resolved }: Thread<Comment, ThreadTurn>, callers: Callers): ThreadView {
  const { open, nameOf, clock } = callers
  return {
    id,
    questionId,
    comments: said.map((comment) => viewComment(comment, callers)),
    forAsked: said[0]?.forAsked ?? false,
    mayTurn: !open.respondent?.isSelf || said[0]?.authorId === open.scope.actorId,
    resolved: resolved && {
      by: nameOf(resolved.actedBy),
      isOwn: resolved.actedBy === open.scope.actorId,
      at: momentIn(resolved.actedAt, clock),
    },
  }
}

function viewComment(comment: Comment, { open, nameOf, mentions, clock }: Callers): CommentView {
  const isOwn = comment.authorId === open.scope.actorId
  const isDeleted = comment.deletedAt !== null
  return {
    id: comment.id,
    by: nameOf(comment.authorId),
    isOwn,
    at: momentIn(comment.createdAt, clock),
    isChanged: comment.changedAt !== null,
    body: isDeleted ? null : comment.body,
    names: (mentions.get(comment.id) ?? []).map(nameOf).filter((name) => name !== ''),
    mayChange: isOwn && !isDeleted && comment.isFresh,
  }
}
