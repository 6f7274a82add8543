import { useTranslations } from 'use-intl'
import { services, visitor } from '#app/context.server.ts'
import { owedAt } from '#app/core/access/door.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { SettingsNav } from '#app/routes/settings-nav.tsx'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { findSetAside, requireMember } from '#app/server/member.server.ts'
import { clockOf, momentIn } from '#app/server/written-time.ts'
import { foreseeErasure } from '#db/queries/erasure.server.ts'
import { listOwnWorkspaces } from '#db/queries/memberships.server.ts'
import { listUserSessions } from '#db/queries/users.server.ts'
import type { Route } from './+types/account'
import { AccountSections } from './account-sections.tsx'
import { changeAccount } from './change-account.server.ts'

export const handle = { words: ['account', 'settings'] }
export const meta = pageTitle('account')

export async function loader({ context, url }: Route.LoaderArgs) {
  const { session, token, user } = await requireMember(context)
  const { database, locale } = context.get(services)
  const [signedIn, workspaces, aside, erasure] = await Promise.all([
    database.withSys((tx) => listUserSessions(tx, user.id, token)),
    listOwnWorkspaces(database, user.id),
    findSetAside(context),
    foreseeErasure(database, user.id),
  ])
  const isCurrent = (each: { workspaceId: string }) => each.workspaceId === (session.closed ?? session).workspaceId
  const clock = clockOf(context, workspaces.find(isCurrent))
  return {
    email: user.email,
    name: user.name,
    language: user.language ?? locale,
    hasNewLanguage: url.searchParams.get('saved') === 'language',
    workspaces: workspaces.map((each) => ({
      ...each,
      isCurrent: isCurrent(each),
      isShut: owedAt(each, session) !== null,
    })),
    sessions: signedIn.map(({ createdAt, lastSeenAt, ...rest }) => ({
      ...rest,
      createdAt: momentIn(createdAt, clock),
      lastSeenAt: momentIn(lastSeenAt, clock),
    })),
    hasAside: aside !== null,
    hasNewAddress: url.searchParams.get('address') === 'changed',
    erasure,
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const member = await requireMember(context)
  await requireWithinLimit(context.get(services), 'save', context.get(visitor).address)
  const form = await readForm(
    request,
    { intent: 'one', name: 'one', session: 'one', workspace: 'one', workspaceName: 'one', confirm: 'one' },
    context.get(services).say,
  )
  return changeAccount(context, member, form)
}

export default function AccountRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.page')
  return (
    <AppPage>
      <SettingsNav />
      <h1 className="mb-12">{t('heading')}</h1>
      <AccountSections account={loaderData} outcome={actionData} />
    </AppPage>
  )
}
