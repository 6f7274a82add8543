import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { OpenQuestions } from '#app/routes/results/reasons.tsx'
import { buttonLook } from '#app/ui/button.tsx'
import { ActionMark } from './action-mark.tsx'
import type { MarkFault } from './mark-form.ts'
import type { RefusalView } from './roadmap-view.ts'

type RefusalNoticeProps = { refusal: RefusalView; assessmentId: string; isSubmitted: boolean; markFault?: MarkFault }

/** Why there is no plan, and what brings one. */
export function RefusalNotice({ refusal, assessmentId, isSubmitted, markFault }: RefusalNoticeProps) {
  const t = useTranslations('roadmap.refusal')
  const { reason, ask } = refusal
  const base = `/assessments/${assessmentId}`
  return (
    <section className="grid justify-items-start gap-6 pb-10 md:pb-12">
      <h1 className="max-w-[26ch] md:text-4xl">{t('title')}</h1>
      <p className="max-w-measure text-lg">{reason === 'nothing' ? t('nothing') : refusal.message}</p>
      {ask.length > 0 && (
        <div className="grid gap-3">
          <h2 className="text-lg">{t('questions')}</h2>
          <OpenQuestions questions={ask} />
        </div>
      )}
      {refusal.mark && !isSubmitted && (
        <div className="grid gap-3">
          <h2 className="text-lg">{refusal.mark.name}</h2>
          <ActionMark mark={refusal.mark} fault={markFault} />
        </div>
      )}
      {reason === 'role' || reason === 'people' || reason === 'tooLong' ? (
        <Link to={`${base}/people`} {...buttonLook('primary')}>
          {t('toPeople')}
        </Link>
      ) : reason === 'openAnswers' || reason === 'nothing' ? (
        <Link to={`${base}/questions`} {...buttonLook('primary')}>
          {t('toQuestions')}
        </Link>
      ) : refusal.mark ? null : (
        <a href="#settings" {...buttonLook('primary')}>
          {t('toSettings')}
        </a>
      )}
    </section>
  )
}
