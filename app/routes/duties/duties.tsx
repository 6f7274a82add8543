import { data, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { RegisterPage } from '#app/routes/register/register-page.tsx'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireRegister } from '#app/server/register/register.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import type { Route } from './+types/duties'
import { readBoardQuery } from './board-query.ts'
import { boardOf } from './board-view.server.ts'
import { CalendarSection } from './calendar-section.tsx'
import { changeCalendar } from './change-calendar.server.ts'
import { Contradictions } from './contradictions.tsx'
import { DutyFilterForm } from './duty-filter.tsx'
import { DUTY_FORMATS } from './duty-formats.ts'
import { DutyGroups, NotAsked } from './duty-groups.tsx'

export const meta = pageTitle('duties')
export const handle = { words: ['duties', 'register'] }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const open = await requireRegister(context, params)
  const search = new URL(request.url).searchParams
  const board = await boardOf(context, open, readBoardQuery(search, open.today))
  return { ...board, saved: search.get('saved') }
}

export type BoardView = Awaited<ReturnType<typeof loader>>

/** Makes, renews or ends the address of the calendar; a fresh one is shown this once. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireRegister(context, params)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const form = await readForm(request, { intent: 'one' }, own.say)
  const address = await changeCalendar(context, open, {
    intent: fieldOf(form, 'intent'),
    origin: new URL(request.url).origin,
  })
  if (address === null) throw redirect(`${open.frame.base}/duties#calendar`)
  return data({ address })
}

export default function DutiesRoute({ loaderData: view, actionData }: Route.ComponentProps) {
  const t = useTranslations('duties')
  const inRegister = useTranslations('register')
  const { frame, counts, hasSystems, shown } = view
  return (
    <RegisterPage frame={frame} back={{ to: frame.base, label: inRegister('heading') }} onlyReads>
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-6 max-w-measure text-soft [overflow-wrap:anywhere]">
        {t('lead', { company: frame.client.name })}
      </p>
      {hasSystems ? (
        <div className="grid grid-cols-1 gap-10">
          <p className="max-w-measure text-lg">
            {counts.applyToday === 0
              ? t('counts.none')
              : t('counts.today', { count: counts.applyToday, open: counts.open })}
            {counts.overdue > 0 && ` ${t('counts.overdue', { count: counts.overdue })}`}
          </p>
          <Contradictions contradictions={view.contradictions} />
          <DutyFilterForm view={view} />
          {shown === 0 && (view.isNarrowed || view.notAsked.length === 0) && (
            <EmptyState title={t('nothing')}>{t('nothingText')}</EmptyState>
          )}
          <DutyGroups view={view} />
          <NotAsked view={view} />
          <p className="no-print flex flex-wrap gap-x-6">
            {DUTY_FORMATS.map((format) => (
              <a
                key={format}
                href={`${frame.base}/duties/export/${format}`}
                download
                className="inline-flex min-h-11 items-center"
              >
                {t(`download.${format}`)}
              </a>
            ))}
          </p>
          <CalendarSection view={view} address={actionData?.address ?? null} />
        </div>
      ) : (
        <EmptyState title={t('noSystems')} action={<Link to={frame.base}>{t('toRegister')}</Link>}>
          {t('noSystemsText')}
        </EmptyState>
      )}
    </RegisterPage>
  )
}
