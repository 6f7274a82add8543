import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireFreshFor } from '#app/server/fresh.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { proofRecord } from '#app/server/provider/domain-proof.server.ts'
import { callbackOf } from '#app/server/provider/provider.server.ts'
import { requireWorkspace } from '#app/server/workspace.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { listMembers, listProviderComers } from '#db/queries/members.server.ts'
import { findDomainPlace } from '#db/queries/provider-sign-ins.server.ts'
import { findProvider, listDomains } from '#db/queries/providers.server.ts'
import type { Route } from './+types/sign-in'
import { changeSignIn } from './change-sign-in.server.ts'
import { DomainSection } from './domain-section.tsx'
import { FactorSection } from './factor-section.tsx'
import { OnlyWaySection, ProviderSection } from './provider-section.tsx'
import { frameOf } from './workspace-frame.server.ts'
import { WorkspacePage } from './workspace-page.tsx'

export const handle = { words: ['settings', 'workspace'] }
export const meta = pageTitle('companySignIn')

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireWorkspace(context, params.workspaceId)
  const { scope, workspace, user } = open
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
  const members = await listMembers(database, scope)
  const ids = members.map(({ userId }) => userId)
  const comers = await database.withSys((tx) => listProviderComers(tx, scope.workspaceId, ids))
  return {
    frame: frameOf(open),
    requiresSecondFactor: workspace.requiresSecondFactor,
    ownFactor: user.asksSecondFactor,
    /** Who has no second factor that is asked for. */
    without: members.filter(({ asksSecondFactor }) => !asksSecondFactor).map(nameOf),
    /** Whom it leaves outside if the other ways are shut: who is not signed in by the provider, but for owners with a factor. */
    elsewhere: members
      .filter(({ userId, role, asksSecondFactor }) => !comers.has(userId) && !(role === 'owner' && asksSecondFactor))
      .map(nameOf),
    canKeepSecrets: seal !== null,
    callback: callbackOf(url.origin, scope.workspaceId),
    /** What an older one was registered with, which goes on until its owner moves it; `null`: nothing else. */
    olderCallback: provider?.hasOwnCallback === false ? callbackOf(url.origin, null) : null,
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
      provedOn: provedAt && holders[at] === scope.workspaceId ? dateIn(provedAt, workspace.timeZone) : null,
    })),
  }
}

const nameOf = ({ name, email }: { name: string; email: string }) => (name === '' ? email : `${name} (${email})`)

export type SignInView = Awaited<ReturnType<typeof loader>>

const FIELDS = {
  intent: 'one',
  issuer: 'one',
  client: 'one',
  secret: 'one',
  joins: 'one',
  own: 'one',
  moved: 'one',
  domain: 'one',
  to: 'one',
  factor: 'one',
} as const

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireWorkspace(context, params.workspaceId)
  const own = context.get(services)
  const sent = { form: await readForm(request, FIELDS, own.say), origin: url.origin }
  if (fieldOf(sent.form, 'intent') === 'factor') {
    await requireWithinLimit(own, 'save', open.scope.actorId)
    return changeSignIn(context, open, sent)
  }
  await requireFreshFor(context, `/workspaces/${open.scope.workspaceId}/sign-in`)
  await requireWithinLimit(own, 'checkProvider', open.scope.actorId)
  return changeSignIn(context, open, sent)
}

export default function CompanySignInRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('workspace.signIn')
  return (
    <WorkspacePage
      frame={view.frame}
      title={t('heading')}
      text={t('about')}
      done={outcome?.done && t(`done.${outcome.done}`)}
    >
      <FactorSection view={view} error={outcome?.errors?.factor} />
      <Section title={t('company')} text={t('text')}>
        {!view.canKeepSecrets && <Notice kind="warn">{t('noSecretHere')}</Notice>}
      </Section>
      {view.canKeepSecrets && (
        <>
          <DomainSection view={view} outcome={outcome} />
          <ProviderSection view={view} outcome={outcome} />
          {view.provider && <OnlyWaySection view={view} error={outcome?.errors?.only} />}
        </>
      )}
    </WorkspacePage>
  )
}
