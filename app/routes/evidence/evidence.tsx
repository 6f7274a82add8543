import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { askedQuestion } from '#app/routes/threads/asked-question.server.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { evidenceOf, proofsIn } from '#app/server/evidence/evidence-view.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/evidence'
import { AddForms } from './add-forms.tsx'
import { changeEvidence } from './change-evidence.server.ts'
import { EVIDENCE_FIELDS } from './evidence-fields.ts'
import { EvidenceList } from './evidence-list.tsx'

export const handle = { words: ['evidence'] }
export const meta = pageTitle('evidence')

export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const { say } = context.get(services)
  const question = await askedQuestion(context, open, params.questionId)
  if (!question.takesEvidence) throw refusal(404, say('noQuestion'))
  const head = headOf(open)
  return {
    head,
    question,
    ...(await evidenceOf(context, open, question.id)),
    isClaimed: proofsIn(open, askedIn(context, open).catalogue)(question.id).isClaimed,
    mayChange: head.mayChange && !head.isSubmitted,
    mayUpload: open.actor !== 'guest',
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const question = await askedQuestion(context, open, params.questionId)
  if (!question.takesEvidence) throw refusal(404, own.say('noQuestion'))
  const form = await readForm(request, EVIDENCE_FIELDS, own.say)
  // Drawn only for who may still change it.
  if (open.assessment.status !== 'open') throw refusal(409, own.say('submitted'))
  return changeEvidence(context, open, { form, questionId: question.id })
}

export default function EvidenceRoute({ loaderData: view, actionData: fault }: Route.ComponentProps) {
  const t = useTranslations('evidence')
  const { head, question, shown, removed } = view
  return (
    <AppPage assessment={head} width="form">
      <div className="grid grid-cols-1 gap-10 [overflow-wrap:anywhere]">
        <div className="grid gap-3">
          <p className="text-sm text-soft">{t('about', { section: question.section })}</p>
          <h1>{question.ask}</h1>
          <p className="max-w-measure text-soft">
            {question.answer === null ? t('notAnswered') : t('answered', { answer: question.answer })}
          </p>
          {question.evidenceHint && <p className="max-w-measure">{t('hint', { hint: question.evidenceHint })}</p>}
          <p>
            <Link to={question.href} className="inline-flex min-h-11 items-center">
              {t('toQuestion')}
            </Link>
          </p>
          {view.isClaimed && <Notice title={t('claimedTitle')}>{t('claimedMeans')}</Notice>}
          {head.isSubmitted && <Notice>{t('frozen')}</Notice>}
        </div>
        <EvidenceList shown={shown} removed={removed} mayChange={view.mayChange} />
        {view.mayChange && (
          <AddForms
            key={`${shown.length} ${removed.length}`}
            reusable={view.reusable}
            mayUpload={view.mayUpload}
            fault={fault}
          />
        )}
      </div>
    </AppPage>
  )
}
