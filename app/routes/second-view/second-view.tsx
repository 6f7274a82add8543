import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/second-view'
import { CapabilityList, Gone } from './capability-list.tsx'
import { changeRating } from './change-rating.server.ts'
import { RATING_FIELDS } from './rating-fields.ts'
import { RatingForm } from './rating-form.tsx'
import { type SecondViewView, viewSecondView } from './second-view-view.server.ts'

export const handle = { hydrate: false }
export const meta = pageTitle('secondView')

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const view = await viewSecondView(context, open, url.searchParams.get('capability'))
  const nameOf = (id: string | null) =>
    view.dimensions.flatMap(({ rows }) => rows).find((row) => row.id === id)?.name ?? null
  const [kept, gone] = [nameOf(url.searchParams.get('kept')), nameOf(url.searchParams.get('gone'))]
  return { head: headOf(open), view, kept, gone }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  return changeRating(context, open, await readForm(request, RATING_FIELDS, own.say))
}

/** What a consultant saw beside what the answers say. */
export default function SecondViewRoute({ loaderData, actionData: fault }: Route.ComponentProps) {
  const t = useTranslations('secondView')
  const { head, view, kept, gone } = loaderData
  const { editor, base, mayWrite } = view
  return (
    <AppPage assessment={head} onlyReads>
      <header className="grid gap-3 pb-8">
        <h1>{t('heading')}</h1>
        <p className="max-w-measure text-soft">{t('lead')}</p>
        {!mayWrite && <p className="max-w-measure text-soft">{t('onlyRead')}</p>}
        {!fault && (kept ?? gone) !== null && (
          <Notice kind="warn" title={kept === null ? t('took', { name: gone ?? '' }) : t('kept', { name: kept })}>
            <a href={`${base}/report#second-view`}>{t('look')}</a>
          </Notice>
        )}
        <Standing view={view} />
      </header>
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="grid content-start gap-10 max-lg:order-last">
          <CapabilityList view={view} opened={editor?.id ?? null} />
          <Gone view={view} />
        </div>
        <div className="grid content-start gap-10 scroll-mt-6" id="rate">
          {editor ? (
            <RatingForm key={editor.id} editor={editor} base={base} fault={fault} />
          ) : (
            mayWrite && <p className="max-w-measure border-hair border-l-4 py-2 pl-5 text-soft">{t('choose')}</p>
          )}
          <WouldBe view={view} />
        </div>
      </div>
    </AppPage>
  )
}

/** How much was looked at, and whether the report says so. */
function Standing({ view: { intro, isOff, base, mayArrange } }: { view: SecondViewView }) {
  const t = useTranslations('secondView')
  return (
    <>
      <p className="max-w-measure">{intro ?? t('nothing')}</p>
      {isOff && (
        <p className="max-w-measure text-soft">
          {t('off')} {mayArrange && <a href={`${base}/report/edit#section-second-view`}>{t('arrange')}</a>}
        </p>
      )}
    </>
  )
}

function WouldBe({ view: { wouldBe } }: { view: SecondViewView }) {
  const t = useTranslations('secondView')
  if (!wouldBe) return null
  return (
    <section aria-labelledby="would-be" className="grid gap-3 border-hair border-t pt-6">
      <h2 id="would-be" className="text-lg">
        {wouldBe.title}
      </h2>
      <p className="max-w-measure text-sm text-soft">{t('wouldBeText')}</p>
      <ul className="grid max-w-measure list-disc gap-2 pl-5">
        {wouldBe.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
