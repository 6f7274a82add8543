import { data, type RouterContextProvider, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { fieldOf } from '#app/server/form.server.ts'
import { requireFreshFor } from '#app/server/fresh.server.ts'
import type { requireMember } from '#app/server/member.server.ts'
import { noCookie } from '#app/server/session-cookie.server.ts'
import { withCookies } from '#app/server/sign-in.server.ts'
import { erasePerson } from '#db/queries/erasure.server.ts'
import type { AccountOutcome } from './change-account.server.ts'

/**
 * Deletes the account of whoever sends this, if they wrote their own address and nobody else needs them.
 *
 * @throws a redirect to the start page once it is done; the browser knows nothing of the account any more
 */
export async function eraseAccount(
  context: Readonly<RouterContextProvider>,
  { user }: Awaited<ReturnType<typeof requireMember>>,
  form: FormData,
) {
  const { database, log, say } = context.get(services)
  const confirm = fieldOf(form, 'confirm')
  const refuse = (eraseError: string) => data<AccountOutcome>({ confirm, eraseError }, 422)
  if (canonicalEmail(confirm) !== user.email) return refuse(say('addressAgain'))
  await requireFreshFor(context, '/account')
  const erased = await erasePerson(database, user.id)
  if (erased.is === 'onlyOwner') return refuse(say('onlyOwner', { workspaces: erased.workspaces.join(', ') }))
  log.info({ event: 'person erased', actorId: user.id }, 'erasure')
  throw redirect('/', {
    headers: withCookies([noCookie('session'), noCookie('pending'), noCookie('device')], {
      'Clear-Site-Data': '"cache", "storage"',
    }),
  })
}
