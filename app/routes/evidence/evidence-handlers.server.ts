import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { askedQuestion } from '#app/routes/threads/asked-question.server.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { evidenceOf, proofsIn } from '#app/server/evidence/evidence-view.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { changeEvidence } from './change-evidence.server.ts'
import { EVIDENCE_FIELDS } from './evidence-fields.ts'

type Context = Readonly<RouterContextProvider>

/** What shows the answer to one question, for whoever may see it. */
export async function showEvidence(context: Context, open: OpenAssessment, questionId: string) {
  const question = await requireShowable(context, open, questionId)
  const head = headOf(open)
  return {
    head,
    question,
    ...(await evidenceOf(context, open, question.id)),
    isClaimed: proofsIn(open, askedIn(context, open).catalogue)(question.id).isClaimed,
    mayChange: head.mayChange && !head.isSubmitted,
    /** Who may hand in a file: an account may, a guest may not, and whoever was asked is not even told. */
    files: open.respondent?.isSelf
      ? ('unsaid' as const)
      : open.actor === 'guest'
        ? ('account' as const)
        : ('yes' as const),
  }
}

export type EvidencePageView = Awaited<ReturnType<typeof showEvidence>>

/** Does what one of the forms on the page asks for. */
export async function sendEvidence(
  context: Context,
  open: OpenAssessment,
  { questionId, request }: { questionId: string; request: Request },
) {
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const question = await requireShowable(context, open, questionId)
  const form = await readForm(request, EVIDENCE_FIELDS, own.say)
  // Drawn only for who may still change it.
  if (open.assessment.status !== 'open') throw refusal(409, own.say('submitted'))
  return changeEvidence(context, open, { form, questionId: question.id })
}

/** @throws a 404 response if there is no such question, or nothing could show its answer */
async function requireShowable(context: Context, open: OpenAssessment, questionId: string) {
  const question = await askedQuestion(context, open, questionId)
  if (!question.takesEvidence) throw refusal(404, context.get(services).say('noQuestion'))
  return question
}
