import { data, Form, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services, visitor } from '#app/context.server.ts'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { findAccount } from '#app/server/member.server.ts'
import { requireMail, sendCode } from '#app/server/sign-in.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { Route } from './+types/sign-in'

export const meta = pageTitle('signIn')

export async function loader({ context }: Route.LoaderArgs) {
  if (await findAccount(context)) throw redirect('/account')
  requireMail(context)
  return { isGuest: (await context.get(visitor).session()) !== null }
}

/** Answers every address alike: whether it is known shows only in its mailbox. */
export async function action({ context, request }: Route.ActionArgs) {
  const { say } = context.get(services)
  requireMail(context)
  const typed = fieldOf(await readForm(request, { email: 'one' }, say), 'email')
  const email = canonicalEmail(typed)
  if (email === null) return data({ typed, error: say('email') }, 422)
  return redirect('/sign-in/code', { headers: { 'Set-Cookie': await sendCode(context, email) } })
}

export default function SignInRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.signIn')
  const error = actionData?.error
  return (
    <AppPage width="form">
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-4 max-w-measure">{t('text')}</p>
      {loaderData.isGuest && <p className="mb-4 max-w-measure text-soft">{t('keeps')}</p>}
      <Form method="post" noValidate className="mt-8 grid justify-items-start gap-6">
        <ErrorSummary errors={error ? [{ fieldId: 'email', message: error }] : []} />
        <div className="w-full">
          <TextField
            name="email"
            type="email"
            inputMode="email"
            autoComplete="email"
            maxLength={254}
            label={t('email')}
            defaultValue={actionData?.typed}
            error={error}
          />
        </div>
        <Button kind="primary">{t('button')}</Button>
      </Form>
    </AppPage>
  )
}
