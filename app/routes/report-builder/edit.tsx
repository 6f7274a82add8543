import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/edit'
import { BUILDER_FIELDS } from './builder-fields.ts'
import { viewBuilder } from './builder-view.server.ts'
import { changeBuilder } from './change-builder.server.ts'
import { LayoutForm } from './layout-form.tsx'
import { SectionList } from './section-list.tsx'
import { SummaryList } from './summary-list.tsx'
import { TextEditor } from './text-editor.tsx'

export const handle = { words: ['reportBuilder'] }
export const meta = pageTitle('reportBuilder')

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const saved = url.searchParams.get('saved')
  return {
    head: headOf(open),
    view: await viewBuilder(context, open, url.searchParams.get('text')),
    saved: saved === 'layout' || saved === 'text' ? saved : null,
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  return changeBuilder(context, open, await readForm(request, BUILDER_FIELDS, own.say))
}

/** Also after what was not taken: what somebody else changed meanwhile stands there at once. */
export const shouldRevalidate = () => true

export default function ReportEditRoute({
  loaderData: { head, view, saved },
  actionData: fault,
}: Route.ComponentProps) {
  const t = useTranslations('reportBuilder')
  return (
    <AppPage assessment={head}>
      <header className="grid gap-3 pb-8">
        <p>
          <Link to={`${view.base}/report`} className="inline-flex min-h-11 items-center">
            {t('toReport')}
          </Link>
        </p>
        <h1>{t('heading')}</h1>
        <p className="max-w-measure text-soft">{t('lead')}</p>
        {saved && !fault && (
          <Notice kind="warn" title={t(`saved.${saved}`)}>
            <a href={`${view.base}/report.pdf`}>{t('lookPdf')}</a>
          </Notice>
        )}
        {fault?.of === 'layout' && (
          <Notice kind="error" title={t('layoutConflict')}>
            {t('layoutConflictText')}
          </Notice>
        )}
      </header>
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="grid content-start gap-10 max-lg:order-last">
          <SummaryList view={view} />
          <SectionList view={view} />
          <LayoutForm view={view} />
        </div>
        <div className="content-start lg:sticky lg:top-6 lg:self-start" id="text">
          {view.editor ? (
            <TextEditor key={view.editor.field} editor={view.editor} fault={fault?.of === 'text' ? fault : undefined} />
          ) : (
            <p className="max-w-measure border-hair border-l-4 py-2 pl-5 text-soft">{t('chooseText')}</p>
          )}
        </div>
      </div>
    </AppPage>
  )
}
