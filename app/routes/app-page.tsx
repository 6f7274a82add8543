import type { ReactNode } from 'react'
import { Link, NavLink } from 'react-router'
import { useTranslations } from 'use-intl'
import { KeptUntil } from '#app/routes/questionnaire-parts/kept-until.tsx'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { Footer } from '#app/ui/footer.tsx'
import { Masthead } from '#app/ui/masthead.tsx'
import { Page } from '#app/ui/page.tsx'
import { Wordmark } from '#app/ui/wordmark.tsx'

type AppPageProps = {
  /** The assessment this page belongs to; left out on pages of none. */
  assessment?: AssessmentHead
  /** Such as the saved line. */
  status?: ReactNode
  width?: 'page' | 'form'
  children: ReactNode
}

/** The frame of every page of the application. */
export function AppPage({ assessment, status, width, children }: AppPageProps) {
  const t = useTranslations('app.nav')
  return (
    <Page
      width={width}
      masthead={
        <Masthead
          brand={
            <Link to="/" reloadDocument>
              <Wordmark />
            </Link>
          }
          nav={assessment ? <AssessmentNav id={assessment.id} /> : <NavLink to="/assessments">{t('checks')}</NavLink>}
          end={
            <>
              {status}
              {assessment?.keptUntil && (
                <KeptUntil on={assessment.keptUntil} extendAction={`/assessments/${assessment.id}/settings`} />
              )}
            </>
          }
        />
      }
      footer={
        assessment && (
          <Footer>
            <span className="min-w-0 break-words">{assessment.title}</span>
            <Link to={`/assessments/${assessment.id}/settings`}>{t('settings')}</Link>
            <Link to="/assessments">{t('checks')}</Link>
          </Footer>
        )
      }
    >
      {children}
    </Page>
  )
}

function AssessmentNav({ id }: { id: string }) {
  const t = useTranslations('app.nav')
  return (
    <>
      <NavLink to={`/assessments/${id}/questions`}>{t('questions')}</NavLink>
      <NavLink to={`/assessments/${id}/results`}>{t('results')}</NavLink>
      <NavLink to={`/assessments/${id}/roadmap`}>{t('roadmap')}</NavLink>
      <NavLink to={`/assessments/${id}/report`}>{t('report')}</NavLink>
    </>
  )
}
