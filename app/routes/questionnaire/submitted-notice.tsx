import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import { CopyForm } from '#app/routes/assessments/copy-form.tsx'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'

/** Stands where questions were, once an assessment is submitted. */
export function SubmittedNotice({ head }: { head: AssessmentHead }) {
  const t = useTranslations('app.questions.submitted')
  return (
    <AppPage assessment={head} width="form">
      <h1 className="mb-4">{t('title')}</h1>
      <p className="mb-8 max-w-measure">{t('text')}</p>
      <div className="flex flex-wrap items-center gap-6">
        <CopyForm assessmentId={head.id} label={t('copy')} />
        <Link to={`/assessments/${head.id}/results`}>{t('results')}</Link>
      </div>
    </AppPage>
  )
}
