import { data, Form, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services, visitor } from '#app/context.server.ts'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { withReturn } from '#app/core/account/safe-place.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { firstPlace, wantedAt } from '#app/server/arrival.server.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { findAccount } from '#app/server/member.server.ts'
import { sendToProvider } from '#app/server/provider/way-out.server.ts'
import { enterPasskey } from '#app/server/second-step.server.ts'
import { requireMail, sendCode, withCookies } from '#app/server/sign-in.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { Route } from './+types/sign-in'
import { PasskeyAutofill } from './passkey-autofill.tsx'
import { PasskeyForm } from './passkey-form.tsx'

export const handle = { words: ['account'] }
export const meta = pageTitle('signIn')

export async function loader({ context, url }: Route.LoaderArgs) {
  if (await findAccount(context)) throw redirect(wantedAt(url) ?? '/account')
  requireMail(context)
  return {
    isGuest: (await context.get(visitor).session()) !== null,
    isHalfOver: url.searchParams.get('over') === 'half',
  }
}

/** Answers every address of a domain alike: whether it is known shows only in its mailbox, or to its provider. */
export async function action({ context, request, url }: Route.ActionArgs) {
  const { say } = context.get(services)
  requireMail(context)
  const form = await readForm(request, { email: 'one', passkey: 'one' }, say)
  if (form.has('passkey')) {
    const entered = await enterPasskey(context, fieldOf(form, 'passkey'), { url, userAgent: userAgentOf(request) })
    if (entered.is === 'refused') return data({ passkeyError: say('passkeyRefused') }, 422)
    return redirect(firstPlace(context, entered, url), { headers: withCookies(entered.cookies) })
  }
  const typed = fieldOf(form, 'email')
  const email = canonicalEmail(typed)
  if (email === null) return data({ typed, error: say('email') }, 422)
  const sent = await sendToProvider(context, { email, place: wantedAt(url) })
  if (sent !== null) return redirect('/sign-in/provider', { headers: { 'Set-Cookie': sent } })
  return redirect(withReturn('/sign-in/code', wantedAt(url)), {
    headers: { 'Set-Cookie': await sendCode(context, email) },
  })
}

const userAgentOf = (request: Request) => request.headers.get('user-agent')

export default function SignInRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.signIn')
  const { error, typed, passkeyError } = { error: undefined, typed: undefined, passkeyError: undefined, ...actionData }
  return (
    <AppPage width="form">
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-4 max-w-measure">{t('text')}</p>
      {loaderData.isHalfOver && <Notice kind="warn">{t('halfOver')}</Notice>}
      {loaderData.isGuest && <p className="mb-4 max-w-measure text-soft">{t('keeps')}</p>}
      <Form method="post" noValidate className="mt-8 grid justify-items-start gap-6">
        <ErrorSummary errors={error ? [{ fieldId: 'email', message: error }] : []} />
        <div className="w-full">
          <TextField
            name="email"
            type="email"
            inputMode="email"
            autoComplete="username webauthn"
            maxLength={254}
            label={t('email')}
            defaultValue={typed}
            error={error}
          />
        </div>
        <Button kind="primary">{t('button')}</Button>
      </Form>
      <PasskeyAutofill />
      <section className="mt-12 grid justify-items-start gap-4 border-hair border-t pt-8">
        <h2>{t('orPasskey')}</h2>
        <p className="max-w-measure text-soft">{t('passkeyText')}</p>
        {passkeyError && <Notice kind="error">{passkeyError}</Notice>}
        <PasskeyForm purpose="signIn" button={t('usePasskey')} />
      </section>
    </AppPage>
  )
}
