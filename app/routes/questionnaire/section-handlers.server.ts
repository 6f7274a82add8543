import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { askingIn } from '#app/routes/team/ask-paths.server.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { rememberPlace } from '#app/server/place.server.ts'
import { othersHere } from '#app/server/present.server.ts'
import { withTalk } from '#app/server/threads/with-talk.server.ts'
import { keepingOf } from './keeping.server.ts'
import { saveSection, sectionFields, sentQuestions } from './save-section.server.ts'
import { isPhone, sectionPage } from './section-page.server.ts'
import { INTERESTS, MINE, type SectionPage, type ShownSection } from './section-view.ts'

type Context = Readonly<RouterContextProvider>
type Asked = { section: string; request: Request; url: URL }

/**
 * A page of questions to whoever may answer them.
 *
 * @throws a 404 response if there is no such section; a redirect to the address of one question where they stand alone
 */
export async function showSection(context: Context, open: OpenAssessment, { section, request, url }: Asked) {
  // What it is about, the lead has said.
  if (open.respondent && section === 'scope') throw redirect(`${open.respondent.base}/questions/${MINE}`)
  const question = url.searchParams.get('question')
  const view = await sectionPage(context, open, { section, question, isPhone: isPhone(request) })
  const shown = view.cards[0]?.question.id
  // One question has an address of its own: else its answer would bring up the next open one in its place.
  if (view.mode === 'single' && shown && shown !== question) throw redirect(`${url.pathname}?question=${shown}`)
  await rememberPlace(context.get(services), open, view)
  const talked = await withColleagues(context, open, view)
  const whole: ShownSection = {
    ...talked,
    keeping: keepingOf(context, open, request),
    others: await readOthers(context, open),
  }
  return { head: headOf(open), view: whole }
}

/** With what others have to do with each question; not where somebody enters what another person told them. */
export async function withColleagues<P extends SectionPage>(context: Context, open: OpenAssessment, view: P) {
  if (open.respondent) return open.respondent.isSelf ? withTalk(context, open, view) : view
  return withAsking(context, open, await withTalk(context, open, view))
}

/** With where the lead passes each question on, and to whom they did. */
async function withAsking<P extends SectionPage>(context: Context, open: OpenAssessment, view: P): Promise<P> {
  const { askPath, passedTo } = await askingIn(context, open)
  const cards = view.cards.map((card) => {
    const { id } = card.question
    // What the check is about, the lead says.
    return card.hasDetails ? { ...card, askHref: askPath(id) ?? card.askHref, passedTo: passedTo(id) } : card
  })
  return { ...view, cards }
}

/** Whoever was asked to answer is seen, and told of nobody. */
export async function readOthers(context: Context, open: OpenAssessment): Promise<ShownSection['others']> {
  if (open.assessment.status !== 'open') return null
  const names = await othersHere(context, open)
  return open.respondent?.isSelf ? null : { names, askAt: `/assessments/${open.assessment.id}/here` }
}

/** Saves a page of questions that was sent as one form, and leads on; what could not be saved is given back with 422. */
export async function sendSection(context: Context, open: OpenAssessment, { section, request, url }: Asked) {
  const { say } = context.get(services)
  const { catalogue } = askedIn(context, open)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, sectionFields(catalogue, section), say)
  const sent = sentQuestions(form)
  const question = sent.find((id) => id !== INTERESTS) ?? sent[0] ?? null
  const view = await sectionPage(context, open, { section, question, isPhone: isPhone(request) })
  const result = await saveSection(context, open, { section, form })
  if (!result.ok) return data(result.faults, 422)
  const isGone = !view.cards.some((card) => sent.includes(card.question.id))
  const hasNew = result.hasNewInterests && view.cards.length > 1
  return redirect(isGone || hasNew ? url.pathname + url.search : view.nextHref)
}
