import { randomUUID } from 'node:crypto'
import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { nameInMail } from '#app/core/account/name-in-mail.ts'
import { checkPageIn } from '#app/core/enquiries/about-page.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { clockOf, momentIn, type WrittenTime } from '#app/server/written-time.ts'
import { ENQUIRY_DAYS, ENQUIRY_MOST_DAYS, type Enquiry, listOwnEnquiries } from '#db/queries/enquiries.server.ts'
import { namesOf } from '#db/queries/members.server.ts'
import { findWorkspace } from '#db/queries/workspaces.server.ts'
import { type AboutPage, aboutPageOf } from './about-name.server.ts'
import { answerersOf } from './answerers.server.ts'
import type { Asking } from './ask-people.server.ts'
import { pageIn } from './page-in.ts'

type Context = Readonly<RouterContextProvider>

/** What somebody asked, and what they heard. */
export type OwnEnquiry = {
  id: string
  about: AboutPage | null
  askedAt: WrittenTime
  body: string
  /** `null`: open. `text` empty: answered otherwise. */
  answer: { text: string; by: string; at: WrittenTime } | null
}

/** Who asks, of somebody who is in a check by an account, as a guest, or to answer it. */
export async function askingOf(context: Context, open: OpenAssessment, about: string): Promise<Asking> {
  const { scope, assessment, client, respondent } = open
  const isAsked = respondent?.isSelf === true
  const own = isAsked ? null : await userOf(context, scope.actorId)
  return {
    scope,
    assessment,
    client,
    asker: isAsked ? 'participant' : 'member',
    askedBy: scope.actorId,
    about,
    account: isAsked ? null : nameInMail(own?.name ?? '') || (own?.email ?? ''),
  }
}

/** The page that a question is about, of the address that is asked for. */
export const aboutIn = (query: URLSearchParams) => checkPageIn(query.get('about') ?? '')

/** Whom a question reaches, what was asked before, and what the form needs. */
export async function showAsking(context: Context, open: OpenAssessment, { searchParams }: URL) {
  const about = aboutIn(searchParams)
  const { database, catalogue, mailing, trust } = context.get(services)
  const { scope, assessment, client, lead, respondent, timeZone } = open
  const clock = clockOf(context, { timeZone })
  const isAsked = respondent?.isSelf === true
  const answerers = await answerersOf(context, scope, client.id)
  const own = isAsked ? null : await userOf(context, scope.actorId)
  const [asked, workspace] = await database.withWorkspace(scope, async (tx) => [
    await listOwnEnquiries(tx, { assessmentId: assessment.id, askedBy: scope.actorId, page: pageIn(searchParams) }),
    await findWorkspace(tx),
  ])
  const people = await database.withSys((tx) =>
    namesOf(tx, new Set(asked.rows.flatMap((each) => each.answeredBy ?? []))),
  )
  const nameOf = (id: string) => {
    const user = people.get(id)
    return user?.name || (isAsked ? '' : user?.email) || (workspace?.name ?? '')
  }
  const view = (enquiry: Enquiry): OwnEnquiry => ({
    id: enquiry.id,
    about: aboutPageOf(catalogue, enquiry.about),
    askedAt: momentIn(enquiry.askedAt, clock),
    body: enquiry.body,
    answer:
      enquiry.answeredAt && enquiry.answeredBy
        ? { text: enquiry.answer, by: nameOf(enquiry.answeredBy), at: momentIn(enquiry.answeredAt, clock) }
        : null,
  })
  return {
    head: headOf(open),
    about: aboutPageOf(catalogue, about),
    /** Of those who answer; whoever is asked to answer a check learns no addresses. */
    answerers: answerers.map(({ name, email }) => name || (isAsked ? '' : email)).filter((name) => name !== ''),
    isReachable: answerers.length > 0,
    workspace: workspace?.name ?? '',
    /** Where the answer goes by mail; `null`: to what they type, if anything. */
    email: own?.email ?? null,
    isGuest: open.actor === 'guest',
    isAsked,
    name: isAsked ? lead.name : '',
    sendsMail: mailing.way === 'smtp',
    operatorIsReachable: trust.operator.mailbox !== null,
    asked: { ...asked, rows: asked.rows.map(view) },
    opId: randomUUID(),
    days: ENQUIRY_DAYS,
    mostDays: ENQUIRY_MOST_DAYS,
  }
}

export type AskingView = Awaited<ReturnType<typeof showAsking>>

async function userOf(context: Context, userId: string) {
  const { database } = context.get(services)
  return (await database.withSys((tx) => namesOf(tx, new Set([userId])))).get(userId)
}
