import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { SettingsNav } from '#app/routes/settings-nav.tsx'
import { dateIn } from '#app/server/calendar.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireFreshFor } from '#app/server/fresh.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { proofRecord } from '#app/server/provider/domain-proof.server.ts'
import { callbackOf } from '#app/server/provider/provider.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { requireWorkspace } from '#app/server/workspace.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import { findDomainPlace } from '#db/queries/provider-sign-ins.server.ts'
import { findProvider, listDomains } from '#db/queries/providers.server.ts'
import type { Route } from './+types/sign-in'
import { changeSignIn } from './change-sign-in.server.ts'
import { DomainSection } from './domain-section.tsx'
import { OnlyWaySection, ProviderSection } from './provider-section.tsx'

export const handle = { words: ['settings', 'workspace'] }
export const meta = pageTitle('companySignIn')

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { scope, workspace } = await requireWorkspace(context, params.workspaceId)
  const { database, seal } = context.get(services)
  const { provider, domains } = await database.withWorkspace(scope, async (tx) => ({
    provider: await findProvider(tx),
    domains: await listDomains(tx),
  }))
  const holders = await database.withSys(async (tx) => {
    const found = []
    for (const { domain } of domains) found.push((await findDomainPlace(tx, domain))?.workspaceId ?? null)
    return found
  })
  return {
    id: scope.workspaceId,
    name: workspace.name,
    canKeepSecrets: seal !== null,
    callback: callbackOf(url.origin),
    provider: provider && {
      issuer: provider.issuer,
      clientId: provider.clientId,
      joinsAs: provider.joinsAs,
      isCompanyOwn: provider.isCompanyOwn,
    },
    isOnlyWay: workspace.requiresProvider,
    domains: domains.map(({ domain, proof, provedAt }, at) => ({
      domain,
      record: proofRecord(domain, proof),
      provedOn: provedAt && holders[at] === scope.workspaceId ? dateIn(provedAt) : null,
    })),
  }
}

export type SignInView = Awaited<ReturnType<typeof loader>>

const FIELDS = {
  intent: 'one',
  issuer: 'one',
  client: 'one',
  secret: 'one',
  joins: 'one',
  own: 'one',
  domain: 'one',
  to: 'one',
} as const

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireWorkspace(context, params.workspaceId)
  const { say } = context.get(services)
  await requireFreshFor(context, `/workspaces/${open.scope.workspaceId}/sign-in`)
  await requireWithinLimit(context.get(services), 'checkProvider', open.scope.actorId)
  if (open.workspace.closesAt !== null) throw refusal(409, say('closing'))
  return changeSignIn(context, open, await readForm(request, FIELDS, say))
}

export default function CompanySignInRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('workspace.signIn')
  return (
    <AppPage>
      <SettingsNav workspace={{ id: view.id, isOwner: true }} />
      <p className="mb-4 [overflow-wrap:anywhere]">
        <Link to={`/workspaces/${view.id}`}>{t('back', { workspace: view.name })}</Link>
      </p>
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-12 max-w-measure text-soft">{t('text')}</p>
      <div className="grid gap-12 [overflow-wrap:anywhere]">
        {outcome?.done && (
          <div role="status">
            <Notice>{t(`done.${outcome.done}`)}</Notice>
          </div>
        )}
        {view.canKeepSecrets ? (
          <>
            <DomainSection view={view} outcome={outcome} />
            <ProviderSection view={view} outcome={outcome} />
            {view.provider && <OnlyWaySection view={view} error={outcome?.errors?.only} />}
          </>
        ) : (
          <Notice kind="warn">{t('noSecretHere')}</Notice>
        )}
      </div>
    </AppPage>
  )
}
