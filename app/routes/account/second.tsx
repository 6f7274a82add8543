import { data, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services, visitor } from '#app/context.server.ts'
import { readRecoveryCode } from '#app/core/account/recovery-code.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { firstPlace } from '#app/server/arrival.server.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { enterRecoveryCode, enterSecondPasskey, requireHalfSignIn } from '#app/server/second-step.server.ts'
import { withCookies } from '#app/server/sign-in.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/second'
import { PasskeyForm } from './passkey-form.tsx'
import { RecoveryForm } from './recovery-form.tsx'

export const handle = { words: ['account'] }
export const meta = pageTitle('second')

/** Looking at it uses nothing up; it is all that a half-finished sign-in opens. */
export async function loader({ context }: Route.LoaderArgs) {
  const { email } = await requireHalfSignIn(context)
  return { email }
}

export async function action({ context, request, url }: Route.ActionArgs) {
  const { say } = context.get(services)
  await requireHalfSignIn(context)
  const form = await readForm(request, { intent: 'one', passkey: 'one', recovery: 'one' }, say)
  const step = { url, userAgent: request.headers.get('user-agent') }
  if (form.get('intent') === 'passkey') {
    const entered = await enterSecondPasskey(context, fieldOf(form, 'passkey'), step)
    if (entered.is === 'refused') return data({ passkeyError: say('passkeyRefused') }, 422)
    return redirect(firstPlace(context, entered, url), { headers: withCookies(entered.cookies) })
  }
  if (form.get('intent') !== 'recovery') throw refusal(400, say('unknownForm'))
  const typed = fieldOf(form, 'recovery')
  const code = readRecoveryCode(typed)
  if (code === null) return data({ error: say('recoveryShape'), typed }, 422)
  await requireWithinLimit(context.get(services), 'tryCode', context.get(visitor).address)
  const entered = await enterRecoveryCode(context, code, step)
  if (entered.is === 'refused') return data({ error: say('recoveryWrong'), typed }, 422)
  return redirect(firstPlace(context, entered, url), { headers: withCookies(entered.cookies) })
}

export default function SecondRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.second')
  const { passkeyError, error, typed } = { passkeyError: undefined, error: undefined, typed: undefined, ...actionData }
  return (
    <AppPage width="form">
      <h1 className="mb-4">{t('heading')}</h1>
      <div className="grid gap-8">
        <p className="max-w-measure [overflow-wrap:anywhere]">{t('text', { email: loaderData.email })}</p>
        {passkeyError && <Notice kind="error">{passkeyError}</Notice>}
        <PasskeyForm purpose="second" fields={{ intent: 'passkey' }} button={t('button')} kind="primary" />
        <section className="grid justify-items-start gap-4 border-hair border-t pt-8">
          <h2>{t('lost')}</h2>
          <p className="max-w-measure text-soft">{t('recoveryText')}</p>
          <RecoveryForm typed={typed} error={error} />
          <Link to="/sign-in">{t('again')}</Link>
        </section>
      </div>
    </AppPage>
  )
}
