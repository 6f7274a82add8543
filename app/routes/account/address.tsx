import { data, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireFresh } from '#app/server/fresh.server.ts'
import { requireMail, withCookies } from '#app/server/sign-in.server.ts'
import { boundTo, findPendingSignIn } from '#db/queries/sign-in-codes.server.ts'
import type { Route } from './+types/address'
import { AddressForms } from './address-forms.tsx'
import { changeAddress } from './change-address.server.ts'

export const handle = { words: ['account'] }
export const meta = pageTitle('address')

const HERE = '/account/address'

/** Looking at it uses nothing up. */
export async function loader({ context }: Route.LoaderArgs) {
  requireMail(context)
  const { user, token } = await requireFresh(context, HERE)
  const { database, mailing } = context.get(services)
  const waiting = await database.withSys((tx) => findPendingSignIn(tx, boundTo('newAddress', token)))
  return {
    email: user.email,
    newEmail: waiting?.email ?? null,
    isWaiting: waiting?.isUsable ?? false,
    isLocal: mailing.way === 'local',
  }
}

export async function action({ context, request, url }: Route.ActionArgs) {
  requireMail(context)
  const member = await requireFresh(context, HERE)
  const form = await readForm(request, { intent: 'one', email: 'one', code: 'one' }, context.get(services).say)
  const done = await changeAddress(context, member, { form, url })
  if (done.is === 'sent') return redirect(HERE)
  if (done.is === 'over') return redirect('/sign-in')
  if (done.is === 'changed') return redirect('/account?address=changed', { headers: withCookies([done.cookie]) })
  return data(done, 422)
}

export default function AddressRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.address')
  return (
    <AppPage width="form">
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-8 max-w-measure [overflow-wrap:anywhere]">{t('text', { email: loaderData.email })}</p>
      <AddressForms {...loaderData} refused={actionData} />
      <p className="mt-12">
        <Link to="/account">{t('back')}</Link>
      </p>
    </AppPage>
  )
}
