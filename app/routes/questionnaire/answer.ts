import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { OwnQuestionId, type OwnQuestions } from '#app/core/own-questions/own-questions.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireTaken, requireWithinLimit } from '#app/server/limits.server.ts'
import { asLead, requireAssessment, requireSaver } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Catalogue, Question } from '#content/schema.ts'
import { askedOf, listOwnQuestions } from '#db/queries/own-questions.server.ts'
import type { Route } from './+types/answer'
import { answerFields, type ParsedAnswer, parseAnswer, profileFields } from './answer-form.ts'
import { outcomeOf, replyWith } from './answer-outcome.server.ts'
import type { Replied } from './autosave.ts'
import { ofSomebodyElse } from './keeping.server.ts'
import { type SaveOutcome, saveTypedAnswer, storeAnswer, storeAtOnce } from './save-answer.server.ts'
import { saveProfileForm } from './save-profile.server.ts'
import { INTERESTS, prefixOf } from './section-view.ts'

/** Saves one answer as it is given; says in JSON what became of it. There is nothing to read here. */
export async function action(args: Route.ActionArgs): Promise<Response> {
  const started = performance.now()
  const outcome = await save(args)
  args.context.get(services).metrics.autosaved(outcome.kind, performance.now() - started)
  return replyWith(outcome)
}

async function save({ context, params, request }: Route.ActionArgs): Promise<Replied> {
  const { actorId, taken } = await requireSaver(context)
  const own = context.get(services)
  const { catalogue, say } = own
  const strange = ofSomebodyElse(request, actorId, say)
  if (strange) return strange
  if (taken) requireTaken(own, 'save', taken)
  else await requireWithinLimit(own, 'save', actorId)
  const { assessmentId, questionId } = params
  if (questionId === INTERESTS) {
    const open = await requireAssessment(context, assessmentId)
    const form = await readForm(request, { ...profileFields(catalogue), confirmed: 'one' }, say)
    return saveProfileForm(context, open, form)
  }
  const isOwn = OwnQuestionId.safeParse(questionId).success
  const question = isOwn ? anOwn(questionId) : catalogue.questions.find(({ id }) => id === questionId)
  if (!question) throw refusal(404, say('noQuestion'))
  const reading = readForm(request, { ...answerFields(question), confirmed: 'one' }, say)
  // The whole form has arrived, but whose assessment it is comes before what is wrong with it.
  await Promise.allSettled([reading])
  const { saved, asked } = await (question.kind === 'scope' ? saveScope : saveOther)(context, {
    assessmentId,
    questionId,
    reading,
  })
  return outcomeOf(saved, { ...asked, say, closed: 'submitted' })
}

/** As much as a form of its kind needs; what it asks is the workspace's. */
const anOwn = (id: string) => ({ id, kind: 'fact' as const, multi: false })

type Sent = { assessmentId: string; questionId: string; reading: Promise<FormData> }
type Found = { question: Question; catalogue: Catalogue }
type Saving = Promise<{ saved: SaveOutcome | Extract<ParsedAnswer, { ok: false }>; asked: Found }>

/** The question as this workspace asks it. @throws a 404 response if it does not */
function askedQuestion(context: Readonly<RouterContextProvider>, own: OwnQuestions, questionId: string): Found {
  const { catalogue } = askedIn(context, { own })
  const question = catalogue.questions.find(({ id }) => id === questionId)
  if (!question) throw refusal(404, context.get(services).say('noQuestion'))
  return { question, catalogue }
}

/** A scope answer may change what else is asked, so the whole assessment is looked at. */
async function saveScope(
  context: Readonly<RouterContextProvider>,
  { assessmentId, questionId, reading }: Sent,
): Saving {
  const open = await requireAssessment(context, assessmentId)
  const asked = askedQuestion(context, open.own, questionId)
  const { question } = asked
  const form = await reading
  const prefix = prefixOf(question.id)
  const { say, now } = context.get(services)
  const parsed = parseAnswer(form, { question, prefix, say, now: now() })
  if (!parsed.ok) return { saved: parsed, asked }
  const isConfirmed = form.get('confirmed') === 'yes' || form.get(`${prefix}confirmed`) === 'yes'
  return { saved: await saveTypedAnswer(context, open, question, parsed.answer, isConfirmed), asked }
}

/** Most workspaces ask what the standard asks: it is taken for that first, and the statement that saves it looks. */
async function saveOther(
  context: Readonly<RouterContextProvider>,
  { assessmentId, questionId, reading }: Sent,
): Saving {
  const { catalogue, say, now } = context.get(services)
  const parse = async (question: Question) =>
    parseAnswer(await reading, { question, prefix: prefixOf(questionId), say, now: now() })
  const question = catalogue.questions.find(({ id }) => id === questionId)
  const likely = question && (await parse(question).catch(() => null))
  return asLead<Awaited<Saving>>(context, assessmentId, {
    async atOnce(tx, isGuest) {
      if (!question || !likely?.ok) return null
      const saved = await storeAtOnce(tx, { assessmentId, question, catalogue, typed: likely.answer }, isGuest)
      return saved && { saved, asked: { question, catalogue } }
    },
    async work(tx, { id: participantId }) {
      const asked = askedQuestion(context, askedOf(await listOwnQuestions(tx)), questionId)
      const parsed = await parse(asked.question)
      if (!parsed.ok) return { saved: parsed, asked }
      return { saved: await storeAnswer(tx, { assessmentId, participantId, ...asked, typed: parsed.answer }), asked }
    },
  })
}
