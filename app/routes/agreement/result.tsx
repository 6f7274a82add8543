import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { buttonLook } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/result'
import { QuestionResult } from './question-result.tsx'
import { ResultFilters } from './result-filters.tsx'
import { ResultHead } from './result-head.tsx'
import { viewResult } from './result-view.server.ts'

export const handle = { words: ['agreement'] }
export const meta = pageTitle('teamResult')

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  return { head: headOf(open), view: await viewResult(context, open, url.searchParams.get('show')) }
}

export default function TeamResultRoute({ loaderData: { head, view } }: Route.ComponentProps) {
  const t = useTranslations('agreement.result')
  const team = `/assessments/${head.id}/team`
  return (
    <AppPage assessment={head} onlyReads>
      <p className="no-print text-sm">
        <Link to={team} className="inline-flex min-h-11 items-center lg:min-h-6">
          {t('back')}
        </Link>
      </p>
      <h1 className="mb-4">{t('heading')}</h1>
      {view === null ? (
        <Alone isSubmitted={head.isSubmitted} team={team} />
      ) : (
        <>
          <ResultHead view={view} />
          {view.differing > 0 && (
            <p className="no-print mt-8">
              <Link to={view.workshopHref} {...buttonLook('primary')}>
                {t(view.mayAgree ? 'workshop' : 'workshopLook')}
              </Link>
            </p>
          )}
          <ResultFilters view={view} />
          {view.groups.map(({ id, name, questions }) => (
            <section key={id} aria-label={name || t('show.differ')} className="mt-10">
              {name && <h2 className="mb-4">{name}</h2>}
              {questions.length === 0 && <p className="text-soft">{t('none')}</p>}
              {questions.map((question) => (
                <QuestionResult
                  key={question.id}
                  question={question}
                  hanging={view.hanging[question.id] ?? null}
                  workshopHref={view.workshopHref}
                  mayAgree={view.mayAgree}
                />
              ))}
            </section>
          ))}
        </>
      )}
    </AppPage>
  )
}

function Alone({ isSubmitted, team }: { isSubmitted: boolean; team: string }) {
  const t = useTranslations('agreement.result')
  if (isSubmitted) return <Notice>{t('aloneThen')}</Notice>
  return (
    <Notice title={t('aloneTitle')}>
      {t('alone')} <Link to={team}>{t('toTeam')}</Link>
    </Notice>
  )
}
