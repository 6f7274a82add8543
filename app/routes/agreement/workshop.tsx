import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { buttonLook } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import type { Route } from './+types/workshop'
import { AgendaList } from './agenda-list.tsx'
import { TurnedList } from './turned-list.tsx'
import { viewWorkshop } from './workshop-view.server.ts'

export const handle = { words: ['agreement'] }
export const meta = pageTitle('workshop')

export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  return { head: headOf(open), view: await viewWorkshop(context, open) }
}

export default function WorkshopRoute({ loaderData: { head, view } }: Route.ComponentProps) {
  const t = useTranslations('agreement.workshop')
  const team = `/assessments/${head.id}/team`
  return (
    <AppPage assessment={head} onlyReads>
      <div className="workshop grid gap-8">
        <div>
          <p className="no-print text-sm">
            <Link to={view?.resultHref ?? team} className="inline-flex min-h-11 items-center lg:min-h-6">
              {t('back')}
            </Link>
          </p>
          <h1>{t('heading')}</h1>
        </div>
        {view === null || (view.agenda.length === 0 && view.others.length === 0) ? (
          <Notice title={t('nothingTitle')}>{t(view === null ? 'alone' : 'nothing')}</Notice>
        ) : (
          <>
            <p className="max-w-measure text-lg">
              {view.open > 0
                ? t('lead', { count: view.agenda.length, open: view.open })
                : t('leadDone', { count: view.agenda.length })}
            </p>
            {view.beginHref !== null && view.open > 0 && (
              <p className="no-print">
                <Link to={view.beginHref} {...buttonLook('primary')}>
                  {t(view.open === view.agenda.length ? 'begin' : 'goOn')}
                </Link>
              </p>
            )}
            <TurnedSection view={view} />
            <AgendaList title={t('agenda')} rows={view.agenda} />
            <AgendaList title={t('others')} rows={view.others} />
          </>
        )}
      </div>
    </AppPage>
  )
}

type View = NonNullable<Route.ComponentProps['loaderData']['view']>

/** What came of it; nothing before something was agreed on. */
function TurnedSection({ view: { turned, agenda, others } }: { view: View }) {
  const t = useTranslations('agreement.workshop')
  const agreed = [...agenda, ...others].filter((row) => row.agreed !== null).length
  if (agreed === 0) return null
  return (
    <Section title={t('turned')} text={t(turned.length > 0 ? 'turnedText' : 'turnedNone', { count: agreed })} fills>
      {turned.length > 0 && <TurnedList turned={turned} />}
    </Section>
  )
}
