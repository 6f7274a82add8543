import type { ReactNode } from 'react'
import { Link, NavLink } from 'react-router'
import { useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import type { PilotFrame } from '#app/server/pilots/open-pilot.server.ts'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Tag } from '#app/ui/tag.tsx'

/** The pages of a pilot, in the order in which they are needed; a new one needs a line here and in `pilots.nav`. */
const PAGES = [
  { id: 'overview', path: '' },
  { id: 'charter', path: '/charter' },
  { id: 'simulator', path: '/simulator' },
  { id: 'readings', path: '/readings' },
  { id: 'verdict', path: '/verdict' },
  { id: 'gate', path: '/gate' },
] as const

type PilotShellProps = { frame: PilotFrame; children: ReactNode }

/** The frame of every page of a pilot: where it belongs, what it is called, and its other pages. */
export function PilotShell({ frame, children }: PilotShellProps) {
  const t = useTranslations('pilots')
  const { id, name, state, client, switchedTo, keptUntil, mayWrite } = frame
  return (
    <AppPage>
      <p className="no-print mb-4 flex flex-wrap gap-x-3 text-sm text-soft [overflow-wrap:anywhere]">
        <Link to="/pilots">{t('all')}</Link>
        {client.page ? <Link to={client.page}>{client.name}</Link> : <span>{client.name}</span>}
      </p>
      <p className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold text-lg [overflow-wrap:anywhere]">
        {name} <Tag>{t(`state.${state}`)}</Tag>
      </p>
      <nav
        aria-label={t('nav.label')}
        className="no-print mb-10 flex flex-wrap gap-x-6 border-hair border-b [&_a[aria-current]]:border-accent [&_a[aria-current]]:border-b-2"
      >
        {PAGES.map((page) => (
          <NavLink
            key={page.id}
            to={`/pilots/${id}${page.path}`}
            end={page.path === ''}
            className="inline-flex min-h-11 items-center text-ink no-underline"
          >
            {t(`nav.${page.id}`)}
          </NavLink>
        ))}
      </nav>
      <div className="grid gap-4 empty:hidden [&>*:last-child]:mb-8">
        {switchedTo !== null && <Notice>{t('switched', { workspace: switchedTo })}</Notice>}
        {keptUntil !== null && (
          <p className="text-sm text-soft">{t.rich('kept', { date: () => <CalendarDate on={keptUntil} /> })}</p>
        )}
        {!mayWrite && <Notice>{t('viewer')}</Notice>}
      </div>
      {children}
    </AppPage>
  )
}
