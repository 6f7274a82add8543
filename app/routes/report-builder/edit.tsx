import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { useLanguageName } from '#app/routes/language-name.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { inClientLanguage } from '#app/routes/report/report-language.server.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/edit'
import { BUILDER_FIELDS } from './builder-fields.ts'
import { type BuilderView, viewBuilder } from './builder-view.server.ts'
import { changeBuilder } from './change-builder.server.ts'
import { EditAndPages } from './edit-and-pages.tsx'
import { LayoutForm } from './layout-form.tsx'
import { PagePanel } from './pages/page-panel.tsx'
import { SectionList } from './section-list.tsx'
import { SummaryList } from './summary-list.tsx'
import { TextEditor } from './text-editor.tsx'

export const handle = { words: ['reportBuilder'] }
export const meta = pageTitle('reportBuilder')

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = inClientLanguage(await requireAssessment(context, params.assessmentId))
  const saved = url.searchParams.get('saved')
  return {
    head: headOf(open),
    view: await viewBuilder(context, open, url.searchParams.get('text')),
    saved: saved === 'layout' || saved === 'text' ? saved : null,
    moved: url.searchParams.get('moved'),
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = inClientLanguage(await requireAssessment(context, params.assessmentId))
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const form = await readForm(request, BUILDER_FIELDS, own.say)
  return changeBuilder(context, open, { form, text: url.searchParams.get('text') })
}

/** Also after what was not taken: what somebody else changed meanwhile stands there at once. */
export const shouldRevalidate = () => true

export default function ReportEditRoute({
  loaderData: { head, view, saved, moved },
  actionData: fault,
}: Route.ComponentProps) {
  const t = useTranslations('reportBuilder')
  const textFault = fault?.of === 'text' ? fault : undefined
  const editor = view.editor && (
    <TextEditor key={view.editor.field} editor={view.editor} fault={textFault} isSaved={saved === 'text' && !fault} />
  )
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
        <OtherLanguage language={view.language} />
        {saved === 'layout' && !fault && (
          <Notice kind="warn">
            <SavedLayout view={view} moved={moved} />
          </Notice>
        )}
        {fault?.of === 'layout' && (
          <Notice kind="error" title={t('layoutConflict')}>
            {t('layoutConflictText')}
          </Notice>
        )}
      </header>
      <EditAndPages pages={<PagePanel base={view.base} stand={view.stand} />}>
        <SummaryList view={view} editor={editor} />
        <SectionList view={view} editor={editor} />
        <LayoutForm view={view} />
      </EditAndPages>
    </AppPage>
  )
}

/** That what is written here is read in another language than that of the page. */
function OtherLanguage({ language }: Pick<BuilderView, 'language'>) {
  const t = useTranslations('reportBuilder')
  const spoken = useLocale()
  const name = useLanguageName()
  if (language === spoken) return null
  return <Notice>{t('otherLanguage', { language: name(language) })}</Notice>
}

/** What was saved; of a section that moved, its place. */
function SavedLayout({ view: { sections }, moved }: { view: BuilderView; moved: string | null }) {
  const t = useTranslations('reportBuilder')
  const at = sections.findIndex(({ id }) => id === moved)
  const section = sections[at]
  return section ? t('movedTo', { title: section.title, place: at + 1, of: sections.length }) : t('saved.layout')
}
