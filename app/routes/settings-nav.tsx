import { NavLink, useRouteLoaderData } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Account } from '#app/server/member.server.ts'

/** The pages of everything that can be set: of oneself, and of the workspace one works in or looks at. */
export function SettingsNav({ workspaceId }: { workspaceId?: string }) {
  const t = useTranslations('settings')
  const account = useRouteLoaderData<{ account: Account | null }>('root')?.account
  const shown = workspaceId ?? (account?.workspace ? account.workspaceId : undefined)
  return (
    <nav
      aria-label={t('nav')}
      className="mb-8 flex flex-wrap gap-x-6 border-hair border-b [&_a:hover]:text-ink [&_a]:inline-flex [&_a]:min-h-11 [&_a]:items-center [&_a]:text-soft [&_a]:no-underline [&_a[aria-current]]:text-ink [&_a[aria-current]]:underline"
    >
      <NavLink to="/account" end>
        {t('profile')}
      </NavLink>
      <NavLink to="/account/security">{t('security')}</NavLink>
      {shown && (
        <>
          <NavLink to={`/workspaces/${shown}`} end>
            {t('workspace')}
          </NavLink>
          <NavLink to={`/workspaces/${shown}/brand`}>{t('brand')}</NavLink>
          <NavLink to={`/workspaces/${shown}/questions`}>{t('questions')}</NavLink>
        </>
      )}
    </nav>
  )
}
