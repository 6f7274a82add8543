import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import { clockOf, momentIn, type WrittenTime } from '#app/server/written-time.ts'
import { ENQUIRY_DAYS, type EnquiryInCheck, listEnquiries } from '#db/queries/enquiries.server.ts'
import { listMembers, namesOf } from '#db/queries/members.server.ts'
import { type AboutPage, aboutPageOf } from './about-name.server.ts'
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

/** All that is asked in the checks of a workspace: what is open, the oldest first, and what was answered. */
export async function askedView(context: Readonly<RouterContextProvider>, { scope, workspace }: OpenWorkspace) {
  const { database, catalogue, mailing } = context.get(services)
  const listed = await database.withWorkspace(scope, listEnquiries)
  const members = await listMembers(database, scope)
  const ids = [...listed.open, ...listed.answered].flatMap(({ asker, askedBy, answeredBy }) => [
    ...(asker === 'member' ? [askedBy] : []),
    ...(answeredBy ? [answeredBy] : []),
  ])
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
  return { open: listed.open.map(view), answered: listed.answered.map(view), days: ENQUIRY_DAYS }
}
