import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import { clockOf, momentIn, type WrittenTime } from '#app/server/written-time.ts'
import {
  ENQUIRY_DAYS,
  ENQUIRY_MOST_DAYS,
  type EnquiryInCheck,
  findEnquiry,
  listEnquiries,
  pageOfOpenEnquiry,
} from '#db/queries/enquiries.server.ts'
import { listMembers, namesOf } from '#db/queries/members.server.ts'
import { type AboutPage, aboutPageOf } from './about-name.server.ts'
import { pageIn } from './page-in.ts'
import { addressIn } from './reach-asker.server.ts'

/** A question as who answers sees it. */
export type AskedEnquiry = {
  id: string
  asker: EnquiryInCheck['asker']
  /** Empty: they gave no name, or nobody knows any more. */
  by: string
  /** Where the answer goes by mail; empty: nowhere. */
  email: string
  check: { title: string; company: string; href: string }
  about: AboutPage | null
  /** The page that it is about, where who answers sees the same; `null`: they do not, or it is about none. */
  aboutHref: string | null
  askedAt: WrittenTime
  body: string
  /** `null`: open. `text` empty: answered otherwise. */
  answer: { text: string; by: string; at: WrittenTime } | null
}

/**
 * What is asked in the checks of a workspace, a page of each: what is open, the oldest first, and what was answered.
 *
 * @param query `open`, `answered`: which page of them; `enquiry`: the open ones from where this stands
 */
export async function askedView(
  context: Readonly<RouterContextProvider>,
  { scope, workspace }: OpenWorkspace,
  query: URLSearchParams,
) {
  const { database, catalogue, mailing } = context.get(services)
  const wanted = query.get('enquiry') ?? ''
  const listed = await database.withWorkspace(scope, async (tx) => ({
    open: await listEnquiries(tx, {
      which: 'open',
      page: isUuid(wanted) ? await pageOfOpenEnquiry(tx, wanted) : pageIn(query, 'open'),
    }),
    answered: await listEnquiries(tx, { which: 'answered', page: pageIn(query, 'answered') }),
    asked: isUuid(wanted) ? await findEnquiry(tx, wanted) : null,
  }))
  const members = await listMembers(database, scope)
  const ids = [...listed.open.rows, ...listed.answered.rows, ...(listed.asked ? [listed.asked] : [])].flatMap(
    ({ asker, askedBy, answeredBy }) => [...(asker === 'member' ? [askedBy] : []), ...(answeredBy ? [answeredBy] : [])],
  )
  const people = await database.withSys((tx) => namesOf(tx, new Set(ids)))
  const nameOf = (id: string) => people.get(id)?.name || people.get(id)?.email || ''
  const clock = clockOf(context, workspace)
  const view = (enquiry: EnquiryInCheck): AskedEnquiry => ({
    id: enquiry.id,
    asker: enquiry.asker,
    by: enquiry.asker === 'member' ? nameOf(enquiry.askedBy) : enquiry.name,
    email: mailing.way === 'none' ? '' : addressIn(enquiry, members),
    check: { title: enquiry.title, company: enquiry.company, href: `/assessments/${enquiry.assessmentId}` },
    about: aboutPageOf(catalogue, enquiry.about),
    aboutHref:
      enquiry.asker === 'participant' || enquiry.about === ''
        ? null
        : `/assessments/${enquiry.assessmentId}/${enquiry.about}`,
    askedAt: momentIn(enquiry.askedAt, clock),
    body: enquiry.body,
    answer:
      enquiry.answeredAt && enquiry.answeredBy
        ? {
            text: enquiry.answer,
            by: nameOf(enquiry.answeredBy),
            at: momentIn(enquiry.answeredAt, clock),
          }
        : null,
  })
  return {
    open: { ...listed.open, rows: listed.open.rows.map(view) },
    answered: { ...listed.answered, rows: listed.answered.rows.map(view) },
    /** The one that a mail leads to, where it was answered meanwhile. */
    meanwhile: listed.asked?.answeredAt ? view(listed.asked) : null,
    days: ENQUIRY_DAYS,
    mostDays: ENQUIRY_MOST_DAYS,
  }
}
