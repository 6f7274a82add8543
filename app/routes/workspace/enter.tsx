import { Form, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { domainOf } from '#app/core/account/mail-domain.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { wantedAt } from '#app/server/arrival.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireMember } from '#app/server/member.server.ts'
import { missed } from '#app/server/missed.server.ts'
import { sendToProvider } from '#app/server/provider/way-out.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { findOwnWorkspace } from '#db/queries/memberships.server.ts'
import { findDomainPlace } from '#db/queries/provider-sign-ins.server.ts'
import type { Route } from './+types/enter'

export const handle = { words: ['workspace'] }
export const meta = pageTitle('enter')

/** Tells a member that their workspace is entered by its own provider, and nothing else of it. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { user } = await requireOwn(context, params.workspaceId)
  const place = await context.get(services).database.withSys((tx) => findDomainPlace(tx, domainOf(user.email)))
  return { email: user.email, isOfDomain: place?.workspaceId === params.workspaceId }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const { user } = await requireOwn(context, params.workspaceId)
  const { say } = context.get(services)
  await readForm(request, {}, say)
  const { workspaceId } = params
  const sent = await sendToProvider(context, { email: user.email, place: wantedAt(url), workspaceId })
  if (sent === null) throw refusal(403, say('notOfDomain'))
  throw redirect('/sign-in/provider', { headers: { 'Set-Cookie': sent } })
}

async function requireOwn(context: Route.LoaderArgs['context'], workspaceId: string) {
  const member = await requireMember(context)
  const { database } = context.get(services)
  const scope = { workspaceId, actorId: member.user.id }
  const own = isUuid(workspaceId) ? await database.withWorkspace(scope, findOwnWorkspace) : null
  if (!own) throw await missed(context, 'noWorkspace')
  return member
}

export default function EnterRoute({ loaderData: { email, isOfDomain } }: Route.ComponentProps) {
  const t = useTranslations('workspace.enter')
  return (
    <AppPage width="form">
      <h1 className="mb-4">{t('heading')}</h1>
      <div className="grid justify-items-start gap-6 [overflow-wrap:anywhere]">
        <p className="max-w-measure">{t('text')}</p>
        {isOfDomain ? (
          <Form method="post" reloadDocument>
            <Button kind="primary">{t('button')}</Button>
          </Form>
        ) : (
          <Notice kind="warn">{t('notOfDomain', { email })}</Notice>
        )}
        <Link to="/account">{t('account')}</Link>
      </div>
    </AppPage>
  )
}
