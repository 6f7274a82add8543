import { Form, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services, visitor } from '#app/context.server.ts'
import { withReturn } from '#app/core/account/safe-place.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { callbackOf } from '#app/server/provider/provider.server.ts'
import { findSent, openProvider } from '#app/server/provider/way-out.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { requireMail, sendCode } from '#app/server/sign-in.server.ts'
import { Button, buttonLook } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/provider'

export const handle = { words: ['account'] }
export const meta = pageTitle('provider')

/**
 * Says where somebody goes on to. A link and no redirect: browsers that keep forms to this site would not follow
 * one, and whoever is sent elsewhere to type a password should see where.
 */
export async function loader({ context, url }: Route.LoaderArgs) {
  const sent = await findSent(context)
  if (sent === null) throw redirect('/sign-in')
  await requireWithinLimit(context.get(services), 'tryCode', context.get(visitor).address)
  const { providers, log } = context.get(services)
  const provider = await openProvider(context, sent.workspaceId)
  const out = provider
    ? await providers
        .leadOut(provider.client, {
          token: sent.token,
          callback: callbackOf(url.origin, provider.callbackFor),
          email: sent.email,
        })
        .catch(() => null)
    : null
  if (out === null) log.warn({ event: 'provider not reachable' }, 'security')
  return { email: sent.email, isOnlyWay: sent.isOnlyWay, out: out && { host: out.host, href: out.href } }
}

/** The mailed code instead, where the workspace leaves that open. */
export async function action({ context, request }: Route.ActionArgs) {
  const { say } = context.get(services)
  await readForm(request, { intent: 'one' }, say)
  const sent = await findSent(context)
  if (sent === null) throw redirect('/sign-in')
  if (sent.isOnlyWay) throw refusal(403, say('providerOnly'))
  requireMail(context)
  throw redirect(withReturn('/sign-in/code', sent.place), {
    headers: { 'Set-Cookie': await sendCode(context, sent.email) },
  })
}

export default function ProviderRoute({ loaderData: { email, isOnlyWay, out } }: Route.ComponentProps) {
  const t = useTranslations('account.provider')
  return (
    <AppPage width="form">
      <h1 className="mb-4">{t('heading')}</h1>
      <div className="grid justify-items-start gap-6 [overflow-wrap:anywhere]">
        <p className="max-w-measure">{t('text', { email })}</p>
        {out ? (
          <>
            <a href={out.href} rel="noreferrer" {...buttonLook('primary')}>
              {t('goOn', { host: out.host })}
            </a>
            <p className="max-w-measure text-soft">{t('look')}</p>
          </>
        ) : (
          <Notice kind="error">{t('unreachable')}</Notice>
        )}
        {!isOnlyWay && (
          <Form method="post" className="grid justify-items-start gap-4 border-hair border-t pt-8">
            <p className="max-w-measure text-soft">{t('codeText')}</p>
            <Button name="intent" value="code">
              {t('code')}
            </Button>
          </Form>
        )}
      </div>
    </AppPage>
  )
}
