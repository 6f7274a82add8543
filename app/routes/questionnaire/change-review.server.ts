import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { fieldOf, textFault } from '#app/server/form.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { removeAcknowledgement, saveAcknowledgement } from '#db/queries/acknowledgements.server.ts'
import { type ContradictionView, reviewOf } from './review-data.server.ts'
import { submitAssessment } from './submit.server.ts'

/** `contradiction`: whose reason is not acceptable; without it, why nothing was submitted. */
export type ReviewFault = { contradiction?: string; typed?: string; message: string }

const REASON_MAX = 2000

/**
 * Does what one of the forms of the review asks for.
 *
 * @throws a redirect, or a 4xx response for a form that is none of them or comes too late
 */
export async function changeReview(context: Readonly<RouterContextProvider>, open: OpenAssessment, form: FormData) {
  const { say } = context.get(services)
  const { id } = open.assessment
  switch (form.get('intent')) {
    case 'explain': {
      const typed = fieldOf(form, 'reason')
      const { id: contradiction, answersKey } = await requireContradiction(context, open, form)
      const isSeen = (form.get('answers') ?? answersKey) === answersKey
      const fault = typed.trim() === '' ? say('reasonMissing') : textFault(typed, REASON_MAX, say)
      const message = isSeen ? fault : say('answersChanged')
      if (message !== null) return data<ReviewFault>({ contradiction, typed, message }, 422)
      return explain(context, open, { contradictionId: contradiction, answersKey, reason: typed.trim() })
    }
    case 'take-back': {
      const { id: contradictionId, answersKey } = await requireContradiction(context, open, form)
      return explain(context, open, { contradictionId, answersKey, reason: null })
    }
    case 'submit': {
      const submitted = await submitAssessment(context, open)
      if (submitted.ok) throw redirect(`/assessments/${id}/results`)
      return data<ReviewFault>({ message: submitted.reason }, 422)
    }
    default:
      throw refusal(400, say('unknownForm'))
  }
}

async function requireContradiction(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  form: FormData,
): Promise<ContradictionView> {
  const { say } = context.get(services)
  if (open.assessment.status !== 'open') throw refusal(409, say('submitted'))
  const wanted = fieldOf(form, 'contradiction')
  const found = (await reviewOf(context, open)).contradictions.find(({ id: known }) => known === wanted)
  if (found) return found
  throw refusal(404, say('noContradiction'))
}

type Explanation = {
  contradictionId: string
  answersKey: string
  /** `null` takes it back. */
  reason: string | null
}

async function explain(
  context: Readonly<RouterContextProvider>,
  { scope, assessment, lead }: OpenAssessment,
  { contradictionId, answersKey, reason }: Explanation,
): Promise<never> {
  const { database, say } = context.get(services)
  const of = { assessmentId: assessment.id, contradictionId }
  const isKept = await database.withWorkspace(scope, (tx) =>
    reason === null
      ? removeAcknowledgement(tx, of)
      : saveAcknowledgement(tx, { ...of, answersKey, reason, participantId: lead.id }),
  )
  if (!isKept) throw refusal(409, say('submitted'))
  throw redirect(`/assessments/${assessment.id}/review#contradictions`)
}
