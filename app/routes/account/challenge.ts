import { services, visitor } from '#app/context.server.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireFresh } from '#app/server/fresh.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireMember } from '#app/server/member.server.ts'
import { askAnybody, askForNewPasskey, askForPasskey } from '#app/server/passkey-challenge.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { requireHalfSignIn } from '#app/server/second-step.server.ts'
import type { Route } from './+types/challenge'

/** What a device is asked to sign, as JSON for the browser; each purpose is for whoever may ask for it. */
export async function action({ context, request, url }: Route.ActionArgs) {
  const { say } = context.get(services)
  const purpose = fieldOf(await readForm(request, { purpose: 'one' }, say), 'purpose')
  await requireWithinLimit(context.get(services), 'askPasskey', context.get(visitor).address)
  switch (purpose) {
    case 'signIn': {
      const { options, cookie } = await askAnybody(context, url)
      return Response.json(options, { headers: { 'Set-Cookie': cookie } })
    }
    case 'second': {
      const { token, userId } = await requireHalfSignIn(context)
      return Response.json(await askForPasskey(context, url, { purpose, token, userId }))
    }
    case 'confirm': {
      const { token, user } = await requireMember(context)
      return Response.json(await askForPasskey(context, url, { purpose, token, userId: user.id }))
    }
    case 'add':
      return Response.json(await askForNewPasskey(context, url, await requireFresh(context, '/account/security')))
    default:
      throw refusal(400, say('unknownForm'))
  }
}
