import { data, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { keepingOf } from '#app/routes/questionnaire/keeping.server.ts'
import { saveProfileForm } from '#app/routes/questionnaire/save-profile.server.ts'
import { saveSection, sectionFields, sentQuestions } from '#app/routes/questionnaire/save-section.server.ts'
import { readOthers, withColleagues } from '#app/routes/questionnaire/section-handlers.server.ts'
import { INTERESTS, prefixOf } from '#app/routes/questionnaire/section-view.ts'
import { SubmittedNotice } from '#app/routes/questionnaire/submitted-notice.tsx'
import { NOTHING_GIVEN } from '#app/routes/questionnaire-parts/answer-fields.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { type OpenAssessment, requireAssessment } from '#app/server/open-assessment.server.ts'
import { rememberPlace } from '#app/server/place.server.ts'
import { saveAssessment } from '#db/queries/assessments.server.ts'
import type { Route } from './+types/quick'
import { QuickAsk, QuickChoice } from './quick-ask.tsx'
import { QuickEnd } from './quick-end.tsx'
import { firstOpenPlace, quickSheet, suggestedUseCases } from './quick-sheet.server.ts'
import { placeOfQuick, quickPage } from './quick-view.server.ts'

export const meta = pageTitle('quick')
export const handle = { words: ['quick'] }

export async function loader({ context, params, request, url }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const question = url.searchParams.get('question')
  const about = aboutIn(url)
  const view = await quickPage(context, open, { wanted: question, about })
  const shown = view.state === 'end' ? null : view.page.cards[0]?.question.id
  // One question has an address of its own: else its answer would bring up the next one in its place.
  if (shown && shown !== question) throw redirect(placeOfQuick(open, { about, question: shown }))
  // A look at one thing in between does not move the place where the check itself is.
  if (view.state === 'ask' && about === null) await rememberPlace(context.get(services), open, view.page)
  return {
    head: headOf(open),
    // Without an account the quick check stays what it says it is.
    view:
      view.state === 'ask' && open.actor !== 'guest'
        ? { ...view, page: await withColleagues(context, open, view.page) }
        : view,
    keeping: keepingOf(context, open, request),
    others: await readOthers(context, open),
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const { say } = context.get(services)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const about = aboutIn(url)
  const quick = quickSheet(context, open, about)
  const asked = url.searchParams.get('question')
  const section = quick.catalogue.questions.find(({ id }) => id === asked)?.section ?? 'scope'
  const form = await readForm(request, { ...sectionFields(quick.catalogue, section), intent: 'one' }, say)
  const intent = form.get('intent')
  if (intent === 'continue') return continueInFull(context, open, quick)
  if (intent === 'suggest') return takeInterests(context, open, suggestedUseCases(quick.model))
  if (intent === 'keep' && about !== null)
    return takeInterests(context, open, [...open.profile.interests, about], about)
  const isNothing = sentQuestions(form).includes(INTERESTS) && asked === INTERESTS && form.getAll(CHOSEN).length === 0
  if (isNothing) return data({ [INTERESTS]: { given: NOTHING_GIVEN, errors: { answer: say('chooseOne') } } }, 422)
  const result = await saveSection(context, open, { section, form })
  return result.ok
    ? redirect(placeOfQuick(open, { about: asked === INTERESTS ? null : about }))
    : data(result.faults, 422)
}

/** The one use case or technique that the address asks about; `null`: all that the team has in mind. */
const aboutIn = ({ searchParams }: URL) => searchParams.get('about') || null

const CHOSEN = `${prefixOf(INTERESTS)}answers`

type Context = Route.ActionArgs['context']

/** The same assessment goes on with everything that was not asked; nothing is answered twice. */
async function continueInFull(context: Context, open: OpenAssessment, quick: ReturnType<typeof quickSheet>) {
  const { database } = context.get(services)
  const { id, viewMode } = open.assessment
  const change = { viewMode: viewMode === 'quick' ? null : viewMode, form: 'full' } as const
  await database.withWorkspace(open.scope, (tx) => saveAssessment(tx, id, change))
  return redirect(firstOpenPlace(id, quick))
}

/** Sets what the team has in mind, as they asked for by a button; `about`: what they look at then. */
async function takeInterests(
  context: Context,
  open: OpenAssessment,
  interests: readonly string[],
  about: string | null = null,
) {
  const form = new FormData()
  for (const id of new Set(interests)) form.append(CHOSEN, id)
  form.set(`${prefixOf(INTERESTS)}version`, String(open.profile.version))
  form.set('confirmed', 'yes')
  const saved = await saveProfileForm(context, open, form)
  if (saved.kind === 'saved') return redirect(placeOfQuick(open, { about }))
  const { say } = context.get(services)
  const answer = saved.kind === 'invalid' ? (saved.errors.answer ?? say('reload')) : say('reload')
  return data({ [INTERESTS]: { given: NOTHING_GIVEN, errors: { answer } } }, saved.kind === 'invalid' ? 422 : 409)
}

export default function QuickRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, view, keeping, others } = loaderData
  if (head.isSubmitted) return <SubmittedNotice head={head} />
  if (view.state === 'end') return <QuickEnd head={head} view={view} fault={actionData?.[INTERESTS]?.errors?.answer} />
  const shared = { head, faults: actionData, keeping, others }
  if (view.state === 'choose') return <QuickChoice {...shared} view={view} />
  return <QuickAsk key={view.page.cards[0]?.question.id} {...shared} view={view} />
}
