import { data, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { safePlace } from '#app/core/account/safe-place.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireMember } from '#app/server/member.server.ts'
import { withCookies } from '#app/server/sign-in.server.ts'
import { countPasskeys } from '#db/queries/passkeys.server.ts'
import { boundTo, findPendingSignIn } from '#db/queries/sign-in-codes.server.ts'
import type { Route } from './+types/confirm'
import { confirmMember } from './confirm-member.server.ts'
import { ConfirmWays } from './confirm-ways.tsx'

export const handle = { words: ['account'] }
export const meta = pageTitle('confirm')

/** Looking at it uses nothing up, and sends nothing. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { session, token, user } = await requireMember(context)
  const { database, mailing } = context.get(services)
  const { passkeys, waiting } = await database.withSys(async (tx) => ({
    passkeys: await countPasskeys(tx, user.id),
    waiting: await findPendingSignIn(tx, boundTo('confirm', token)),
  }))
  return {
    email: user.email,
    returnTo: placeOf(url.searchParams.get('returnTo') ?? ''),
    hasPasskey: passkeys > 0,
    // A code from the mail would not be the factor that they ask for.
    takesCode: !user.asksSecondFactor,
    isForWorkspace: session.closed?.owed === 'giveFactor',
    isWaiting: waiting?.isUsable ?? false,
    isLocal: mailing.way === 'local',
  }
}

const placeOf = (wanted: string) => safePlace(wanted) ?? '/account'

export async function action({ context, request, url }: Route.ActionArgs) {
  const member = await requireMember(context)
  const { say } = context.get(services)
  const fields = { intent: 'one', code: 'one', passkey: 'one', recovery: 'one', returnTo: 'one' } as const
  const form = await readForm(request, fields, say)
  const returnTo = placeOf(fieldOf(form, 'returnTo'))
  const done = await confirmMember(context, member, { form, url })
  if (done.is === 'sent') return redirect(`/account/confirm?${new URLSearchParams({ returnTo })}`)
  if (done.is === 'over') return redirect('/sign-in')
  if (done.is === 'right') return redirect(returnTo, { headers: withCookies([done.cookie]) })
  return data({ ...done, returnTo }, 422)
}

export default function ConfirmRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.confirm')
  return (
    <AppPage width="form">
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-8 max-w-measure">{t(loaderData.isForWorkspace ? 'forWorkspace' : 'text')}</p>
      <ConfirmWays {...loaderData} returnTo={actionData?.returnTo ?? loaderData.returnTo} refused={actionData} />
      <p className="mt-12">
        <Link to="/account">{t('back')}</Link>
      </p>
    </AppPage>
  )
}
