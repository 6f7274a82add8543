import { useTranslations } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { entryPeriod } from '#app/core/pilots/readings/missing-periods.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requirePilot } from '#app/server/pilots/open-pilot.server.ts'
import { periodName } from '#app/server/pilots/period-name.ts'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/enter'
import { viewPeriod } from './enter-view.server.ts'
import { MissingBaseline, MissingList } from './missing-list.tsx'
import { PeriodForm } from './period-form.tsx'
import { ReadingsShell } from './readings-shell.tsx'
import { PERIOD_FIELDS, savePeriod } from './save-period.server.ts'

export const meta = pageTitle('readings')
export const handle = { words: ['pilots', 'readings'] }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requirePilot(context, params.pilotId)
  const dayOf = (name: string) => /^\d{4}-\d{2}-\d{2}$/.exec(url.searchParams.get(name) ?? '')?.[0] ?? null
  const view = await viewPeriod(context, open, dayOf('on'))
  const saved = dayOf('saved')
  const isDay = saved !== null && !Number.isNaN(Date.parse(saved))
  const { locale } = context.get(page)
  return { ...view, saved: isDay ? periodName(entryPeriod(saved, view.length), view.length, locale) : null }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requirePilot(context, params.pilotId)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  return savePeriod(context, open, await readForm(request, PERIOD_FIELDS, own.say))
}

export default function EnterRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('readings.enter')
  const { frame, figures, saved, isPutAway } = view
  const mayEnter = frame.mayWrite && !isPutAway && figures.length > 0
  return (
    <ReadingsShell frame={frame}>
      <h1 className="mb-4">{t('heading')}</h1>
      <div className="grid gap-8">
        {saved !== null && !outcome && <Notice>{t('saved', { period: saved })}</Notice>}
        {figures.length === 0 && <p className="max-w-measure">{t('noFigures')}</p>}
        {isPutAway && <p className="max-w-measure">{t('putAway')}</p>}
        {mayEnter && <MissingBaseline view={view} />}
        {mayEnter && <PeriodForm key={`${view.onDay} ${saved}`} view={view} outcome={outcome} />}
        {figures.length > 0 && <MissingList view={view} />}
      </div>
    </ReadingsShell>
  )
}
