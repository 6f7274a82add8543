import { NavLink, useRouteLoaderData } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Account } from '#app/server/member.server.ts'

type SettingsNavProps = {
  /** The one that is looked at; left out: the one they work in, if any. */
  workspace?: { id: string; isOwner: boolean }
}

/** The pages of everything that can be set: of oneself, and of the workspace one works in or looks at. */
export function SettingsNav({ workspace }: SettingsNavProps) {
  const t = useTranslations('settings')
  const account = useRouteLoaderData<{ account: Account | null }>('root')?.account
  const worksIn = account?.workspace ? { id: account.workspaceId, isOwner: account.isOwner } : null
  const shown = workspace ?? worksIn
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
          <NavLink to={`/workspaces/${shown.id}`} end>
            {t('workspace')}
          </NavLink>
          <NavLink to={`/workspaces/${shown.id}/brand`}>{t('brand')}</NavLink>
          <NavLink to={`/workspaces/${shown.id}/questions`}>{t('questions')}</NavLink>
        </>
      )}
      {shown?.isOwner && (
        <>
          <NavLink to={`/workspaces/${shown.id}/sign-in`}>{t('companySignIn')}</NavLink>
          <NavLink to={`/workspaces/${shown.id}/log`}>{t('log')}</NavLink>
        </>
      )}
    </nav>
  )
}
