import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { inReportLanguage } from '#app/routes/report/report-language.server.ts'
import { useIn } from '#app/routes/report/use-in.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/editions'
import { changeEditions } from './change-editions.server.ts'
import { compareNamed } from './compare.server.ts'
import { CompareSection } from './compare-section.tsx'
import { EDITION_FIELDS } from './edition-fields.ts'
import { EditionList } from './edition-list.tsx'
import { viewEditions } from './editions-view.server.ts'
import { IssueSection } from './issue-section.tsx'

/** Forms and lists: no script is sent with it. */
export const handle = { hydrate: false }
export const meta = pageTitle('editions')

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = inReportLanguage(await requireAssessment(context, params.assessmentId), url)
  const [from, to, done] = ['from', 'to', 'done'].map((name) => url.searchParams.get(name))
  const asked = from ? { from, to: to ?? 'now' } : null
  return {
    head: headOf(open),
    view: await viewEditions(context, open),
    asked,
    compared: asked && (await compareNamed(context, open, asked)),
    done: done === 'issued' || done === 'signed' ? done : null,
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = inReportLanguage(await requireAssessment(context, params.assessmentId), url)
  const { say } = context.get(services)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  return changeEditions(context, open, await readForm(request, EDITION_FIELDS, say))
}

export default function EditionsRoute({ loaderData, actionData: fault }: Route.ComponentProps) {
  const t = useTranslations('editions')
  const inIt = useIn()
  const { head, view, asked, compared, done } = loaderData
  return (
    <AppPage assessment={head} onlyReads>
      <p className="mb-2">
        <a href={inIt(`${view.base}/report`)} className="inline-flex min-h-11 items-center">
          {t('back')}
        </a>
      </p>
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-8 max-w-measure text-soft">{t('lead')}</p>
      <div className="grid grid-cols-1 gap-12 [overflow-wrap:anywhere]">
        {done && !fault ? (
          <Notice title={t(`done.${done}`)}>
            {t(`doneText.${done}`)} <a href={`${view.base}/report/share`}>{t('share')}</a>
          </Notice>
        ) : (
          <Notice kind={view.state === 'draft' ? 'warn' : 'info'} title={t(`state.${view.state}`)}>
            {t(`stateText.${view.state}`, { next: view.next })}{' '}
            {view.state === 'open' && <a href={`${view.base}/review`}>{t('review')}</a>}
            {view.state === 'issued' && <a href={`${view.base}/report/share`}>{t('share')}</a>}
          </Notice>
        )}
        <IssueSection view={view} fault={fault?.form === 'issue' ? fault : undefined} />
        <EditionList view={view} fault={fault?.form === 'sign' ? fault : undefined} />
        {view.bases.length > 0 && <CompareSection view={view} asked={asked} compared={compared} />}
      </div>
    </AppPage>
  )
}
