import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { useTranslations } from 'use-intl'
import { PilotShell } from '#app/routes/pilots/pilot-shell.tsx'
import type { PilotFrame } from '#app/server/pilots/open-pilot.server.ts'

const PAGES = [
  { id: 'enter', path: 'readings' },
  { id: 'list', path: 'readings/all' },
  { id: 'import', path: 'readings/import', isWriting: true },
  { id: 'events', path: 'readings/events' },
  { id: 'keys', path: 'readings/keys', isWriting: true },
] as const

/** The frame of the pages about a pilot's figures. */
export function ReadingsShell({ frame, children }: { frame: PilotFrame; children: ReactNode }) {
  const t = useTranslations('readings')
  const shown = PAGES.filter((page) => frame.mayWrite || !('isWriting' in page))
  return (
    <PilotShell frame={frame}>
      <nav
        aria-label={t('nav.label')}
        className="no-print mb-8 flex flex-wrap gap-x-6 [&_a[aria-current]]:font-semibold [&_a[aria-current]]:text-ink"
      >
        {shown.map(({ id, path }) => (
          <NavLink key={id} to={`/pilots/${frame.id}/${path}`} end className="inline-flex min-h-11 items-center">
            {t(`nav.${id}`)}
          </NavLink>
        ))}
      </nav>
      {children}
    </PilotShell>
  )
}
