import { data, Form, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services, visitor } from '#app/context.server.ts'
import { withReturn } from '#app/core/account/safe-place.ts'
import { readCode } from '#app/core/account/sign-in-code.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { firstPlace, wantedAt } from '#app/server/arrival.server.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { enterCode, requireMail, sendCode, withCookies } from '#app/server/sign-in.server.ts'
import { Button, buttonLook } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { findPendingSignIn } from '#db/queries/sign-in-codes.server.ts'
import type { Route } from './+types/code'
import { CodeForm } from './code-form.tsx'

export const handle = { words: ['account'] }
export const meta = pageTitle('code')

/** Looking at it uses nothing up. */
export async function loader({ context, url }: Route.LoaderArgs) {
  requireMail(context)
  const { mailing, mode } = context.get(services)
  const waiting = await findWaiting(context)
  return {
    email: waiting?.email ?? null,
    isLocal: mailing.way === 'local',
    hasOutbox: mode === 'development',
    back: withReturn('/sign-in', wantedAt(url)),
  }
}

export async function action({ context, request, url }: Route.ActionArgs) {
  const { say } = context.get(services)
  requireMail(context)
  const form = await readForm(request, { intent: 'one', code: 'one' }, say)
  const waiting = await findWaiting(context)
  if (!waiting) return data({ error: say('codeDead'), typed: '' }, 422)
  if (form.get('intent') === 'resend') {
    const cookie = await sendCode(context, waiting.email)
    return redirect(withReturn('/sign-in/code', wantedAt(url)), { headers: { 'Set-Cookie': cookie } })
  }
  if (form.get('intent') !== 'enter') throw refusal(400, say('unknownForm'))
  const typed = fieldOf(form, 'code')
  const code = readCode(typed)
  if (code === null) return data({ error: say('codeShape'), typed }, 422)

  await requireWithinLimit(context.get(services), 'tryCode', context.get(visitor).address)
  const userAgent = request.headers.get('user-agent')
  const entered = await enterCode(context, { pending: waiting.pending, code, userAgent, origin: url.origin })
  if (entered.is === 'dead') return data({ error: say('codeDead'), typed }, 429)
  if (entered.is === 'wrong') {
    const error = entered.triesLeft > 0 ? say('codeWrong', { left: entered.triesLeft }) : say('codeDead')
    return data({ error, typed }, 422)
  }
  const next = entered.is === 'half' ? withReturn('/sign-in/second', wantedAt(url)) : firstPlace(context, entered, url)
  return redirect(next, { headers: withCookies(entered.cookies) })
}

/** The sign-in that this browser waits for, and the token that says so; `null` if there is none. */
async function findWaiting(context: Route.LoaderArgs['context']) {
  const pending = context.get(visitor).tokenOf('pending')
  if (pending === null) return null
  const found = await context.get(services).database.withSys((tx) => findPendingSignIn(tx, pending))
  return found && { ...found, pending }
}

export default function CodeRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.code')
  const { email, isLocal, hasOutbox, back } = loaderData
  const ask = (
    <Link to={back} {...buttonLook('primary')}>
      {t('ask')}
    </Link>
  )
  return (
    <AppPage width="form">
      <h1 className="mb-4">{t('heading')}</h1>
      {email === null ? (
        <EmptyState title={t('none')} action={ask}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <div className="grid gap-8">
          <div className="grid gap-4">
            <p className="max-w-measure [overflow-wrap:anywhere]">{t('sent', { email })}</p>
            {isLocal && <p className="max-w-measure text-soft">{t('local')}</p>}
            {hasOutbox && (
              <p>
                <Link to="/dev/outbox">{t('outbox')}</Link>
              </p>
            )}
          </div>
          <CodeForm typed={actionData?.typed} error={actionData?.error} />
          <Form method="post" className="grid justify-items-start gap-4 border-hair border-t pt-8">
            <p className="max-w-measure text-soft">{t('again')}</p>
            <Button name="intent" value="resend">
              {t('resend')}
            </Button>
            <Link to={back}>{t('other')}</Link>
          </Form>
        </div>
      )}
    </AppPage>
  )
}
