import { Form, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services, visitor } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { deviceOf } from '#app/server/device.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireMember } from '#app/server/member.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { INVITED_DAYS, noCookie, sessionCookie, tokenCookie } from '#app/server/session-cookie.server.ts'
import { withCookies } from '#app/server/sign-in.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { acceptInvitation, findInvitation, findInvitationPlace } from '#db/queries/invitations.server.ts'
import { namesOf } from '#db/queries/members.server.ts'
import { findRole } from '#db/queries/memberships.server.ts'
import { replaceSession, SESSION_DAYS, switchWorkspace } from '#db/queries/sessions.server.ts'
import type { Route } from './+types/invitation'

export const handle = { words: ['workspace'] }
export const meta = pageTitle('invitation')

/** Says who asks and for what; mail scanners follow links, and change nothing here. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { invitation } = await requireInvitation(context, params.token)
  const { database } = context.get(services)
  const session = await context.get(visitor).session()
  const isMember = session?.kind === 'member'
  const ids = new Set([invitation.invitedBy, ...(isMember ? [session.actorId] : [])])
  const people = await database.withSys((tx) => namesOf(tx, ids))
  const inviter = people.get(invitation.invitedBy)
  const own = isMember ? people.get(session.actorId)?.email : undefined
  return {
    workspace: invitation.workspace,
    role: invitation.role,
    asksFactor: invitation.requiresSecondFactor,
    asksProvider: invitation.requiresProvider,
    inviter: inviter?.name || inviter?.email || '',
    /** The address that is signed in, if it is another one; `null`: nobody is signed in, or the right one. */
    otherEmail: own !== undefined && own !== invitation.email ? own : null,
    isSignedIn: own !== undefined,
  }
}

/** Lets in who proved that the address is theirs; sends everybody else to sign in first. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { database, say } = context.get(services)
  await readForm(request, {}, say)
  const { workspaceId, invitation } = await requireInvitation(context, params.token)
  const session = await context.get(visitor).session()
  if (session?.kind !== 'member') {
    throw redirect('/sign-in', { headers: { 'Set-Cookie': tokenCookie('invited', params.token, INVITED_DAYS) } })
  }
  const { user, token } = await requireMember(context)
  if (user.email !== invitation.email) throw refusal(403, say('otherAddress'))
  const scope = { workspaceId, actorId: user.id }
  if (!(await acceptInvitation(database, scope, { token: params.token, email: user.email }))) {
    throw refusal(404, say('noInvitation'))
  }
  const device = deviceOf(request.headers.get('user-agent'))
  const next = await database.withSys((tx) => replaceSession(tx, token, { kind: 'member', ...scope, device }))
  const cookies = [noCookie('invited'), ...(next ? [sessionCookie(next, SESSION_DAYS.member)] : [])]
  throw redirect('/assessments?new=joined', { headers: withCookies(cookies) })
}

/** @throws a 404 response if the invitation does not hold, which is counted per address; a 429 response after too many */
async function requireInvitation(context: Route.LoaderArgs['context'], token: string) {
  const { database, say } = context.get(services)
  const isToken = /^[A-Za-z0-9_-]{43}$/.test(token)
  const workspaceId = isToken ? await database.withSys((tx) => findInvitationPlace(tx, token)) : null
  const scope = workspaceId && { workspaceId, actorId: workspaceId }
  const invitation = scope && (await database.withWorkspace(scope, (tx) => findInvitation(tx, token)))
  if (invitation && workspaceId) return { workspaceId, invitation }
  if (workspaceId) await leadMemberIn(context, workspaceId)
  await requireWithinLimit(context.get(services), 'wrongToken', context.get(visitor).address)
  throw refusal(404, say('noInvitation'))
}

/** Whoever has joined by this link may use it as a bookmark. */
async function leadMemberIn(context: Route.LoaderArgs['context'], workspaceId: string) {
  const { database } = context.get(services)
  const own = context.get(visitor)
  const session = await own.session()
  const { token } = own
  if (session?.kind !== 'member' || token === null) return
  const role = await database.withWorkspace({ workspaceId, actorId: session.actorId }, findRole)
  if (role === null) return
  await database.withSys((tx) => switchWorkspace(tx, token, workspaceId))
  throw redirect('/assessments')
}

export default function InvitationRoute({ loaderData }: Route.ComponentProps) {
  const t = useTranslations('workspace')
  const { workspace, role, asksFactor, asksProvider, inviter, otherEmail, isSignedIn } = loaderData
  return (
    <AppPage width="form">
      <h1 className="mb-4 [overflow-wrap:anywhere]">{t('join.heading', { workspace })}</h1>
      <div className="grid max-w-measure gap-6">
        <p className="[overflow-wrap:anywhere]">{t('join.text', { inviter })}</p>
        <p className="text-soft">
          {t('join.role', { role: t(`roles.${role}.name`), means: t(`roles.${role}.means`) })}
        </p>
        {asksProvider && <p className="text-soft">{t('join.provider')}</p>}
        {asksFactor && <p className="text-soft">{t('join.factor')}</p>}
        {otherEmail !== null ? (
          <Notice kind="warn">
            {t('join.other', { email: otherEmail })} <Link to="/account">{t('join.account')}</Link>
          </Notice>
        ) : (
          <Form method="post" reloadDocument className="grid justify-items-start gap-4">
            {!isSignedIn && <p className="text-soft">{t('join.signInFirst')}</p>}
            <Button kind="primary">{t(isSignedIn ? 'join.button' : 'join.signIn')}</Button>
          </Form>
        )}
      </div>
    </AppPage>
  )
}
