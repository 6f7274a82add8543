import { NavLink, useRouteLoaderData } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Account } from '#app/server/member.server.ts'

type SettingsNavProps = {
  /** The one that is looked at; left out: the one they work in, if any. */
  workspace?: { id: string; isOwner: boolean }
}

/** The pages of a workspace's settings below its address, in order; `forOwners` alone see some. */
const PAGES = [
  { path: '', name: 'general', forOwners: false },
  { path: '/members', name: 'members', forOwners: false },
  { path: '/brand', name: 'brand', forOwners: false },
  { path: '/texts', name: 'texts', forOwners: false },
  { path: '/questions', name: 'questions', forOwners: false },
  { path: '/sign-in', name: 'doors', forOwners: true },
  { path: '/asked', name: 'asked', forOwners: false },
  { path: '/data', name: 'data', forOwners: false },
  { path: '/log', name: 'log', forOwners: true },
] as const

const ROW =
  'flex flex-wrap items-center gap-x-6 [&_a:hover]:text-ink [&_a]:inline-flex [&_a]:min-h-11 [&_a]:items-center [&_a]:text-soft [&_a]:no-underline [&_a[aria-current]]:text-ink [&_a[aria-current]]:underline'

/** The pages of everything that can be set: of oneself, and of the workspace one works in or looks at. */
export function SettingsNav({ workspace }: SettingsNavProps) {
  const t = useTranslations('settings')
  const account = useRouteLoaderData<{ account: Account | null }>('root')?.account
  const worksIn = account?.workspace ? { id: account.workspaceId, isOwner: account.isOwner } : null
  const shown = workspace ?? worksIn
  // What they may do elsewhere than where they work, its own page says.
  const answers = shown?.isOwner || (shown?.id === worksIn?.id && account?.openEnquiries != null)
  return (
    <nav aria-label={t('nav')} className="mb-8 border-hair border-b pb-1 print:hidden">
      <div className={ROW}>
        <span className="w-full pt-1 font-semibold text-sm sm:w-24 sm:pt-0">{t('you')}</span>
        <NavLink to="/account" end>
          {t('profile')}
        </NavLink>
        <NavLink to="/account/security">{t('security')}</NavLink>
      </div>
      {shown && (
        <div className={ROW}>
          <span className="w-full pt-1 font-semibold text-sm sm:w-24 sm:pt-0">{t('workspace')}</span>
          {PAGES.filter(({ forOwners, name }) => (name === 'asked' ? answers : shown.isOwner || !forOwners)).map(
            ({ path, name }) => (
              <NavLink key={name} to={`/workspaces/${shown.id}${path}`} end={path === ''}>
                {t(name)}
              </NavLink>
            ),
          )}
        </div>
      )}
    </nav>
  )
}
