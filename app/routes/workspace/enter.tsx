import { Form, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { owedAt } from '#app/core/access/door.ts'
import { domainOf } from '#app/core/account/mail-domain.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { wantedAt } from '#app/server/arrival.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { sendToProvider } from '#app/server/provider/way-out.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { requireOwnWorkspace } from '#app/server/workspace.server.ts'
import { Button, buttonLook } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { findDomainPlace } from '#db/queries/provider-sign-ins.server.ts'
import type { Route } from './+types/enter'

export const handle = { words: ['workspace'] }
export const meta = pageTitle('enter')

/** Tells a member what opens the door of their workspace, and lets them leave it; nothing else of it is said. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { user, session, workspace } = await requireOwnWorkspace(context, params.workspaceId)
  const { workspaceId } = workspace
  const owed = owedAt(workspace, session)
  // The door is open: nothing is to be told here.
  if (owed === null) throw redirect(wantedAt(url) ?? `/workspaces/${workspaceId}`)
  const place = await context.get(services).database.withSys((tx) => findDomainPlace(tx, domainOf(user.email)))
  return { workspaceId, email: user.email, isOfDomain: place?.workspaceId === workspaceId, owed }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const { user } = await requireOwnWorkspace(context, params.workspaceId)
  const { say } = context.get(services)
  await readForm(request, {}, say)
  const { workspaceId } = params
  const sent = await sendToProvider(context, { email: user.email, place: wantedAt(url), workspaceId })
  if (sent === null) throw refusal(403, say('notOfDomain'))
  throw redirect('/sign-in/provider', { headers: { 'Set-Cookie': sent } })
}

export default function EnterRoute({ loaderData: { workspaceId, email, isOfDomain, owed } }: Route.ComponentProps) {
  const t = useTranslations('workspace')
  const needsFactor = owed !== 'useProvider'
  return (
    <AppPage width="form">
      <h1 className="mb-4">{t(needsFactor ? 'enter.factorHeading' : 'enter.heading')}</h1>
      <div className="grid justify-items-start gap-6 [overflow-wrap:anywhere]">
        {needsFactor ? (
          <>
            <p className="max-w-measure">{t('enter.factorText')}</p>
            <Link to={`/workspaces/${workspaceId}`} {...buttonLook('primary')}>
              {t('enter.button')}
            </Link>
          </>
        ) : (
          <>
            <p className="max-w-measure">{t('enter.text')}</p>
            {isOfDomain ? (
              <Form method="post" reloadDocument>
                <Button kind="primary">{t('enter.button')}</Button>
              </Form>
            ) : (
              <Notice kind="warn">{t('enter.notOfDomain', { email })}</Notice>
            )}
          </>
        )}
        <Link to="/account">{t('enter.account')}</Link>
      </div>
      <section className="mt-12 grid justify-items-start gap-4 border-hair border-t pt-8">
        <h2>{t('leave')}</h2>
        <p className="max-w-measure text-soft">{t('leaveText')}</p>
        <Form method="post" action={`/workspaces/${workspaceId}/data`} reloadDocument>
          <Button kind="danger" name="intent" value="leave">
            {t('leaveNow')}
          </Button>
        </Form>
      </section>
    </AppPage>
  )
}
