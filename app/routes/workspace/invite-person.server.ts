import { page, services } from '#app/context.server.ts'
import type { Role } from '#app/core/access/can.ts'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { domainOf } from '#app/core/account/mail-domain.ts'
import { nameInMail } from '#app/core/account/name-in-mail.ts'
import { fieldOf } from '#app/server/form.server.ts'
import { bucketOf, requireWithinLimit } from '#app/server/limits.server.ts'
import { requireRight } from '#app/server/open-assessment.server.ts'
import { provedDomains } from '#app/server/provider/proved-domains.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { invite } from '#db/queries/invitations.server.ts'
import { languageOf } from '#db/queries/languages.server.ts'
import { listMembers, lockMembers } from '#db/queries/members.server.ts'
import { type MembersAnswer, outcome, requireProof, roleOf, STRONG } from './members-outcome.server.ts'
import type { Change } from './run-form.server.ts'

/** Asks somebody by mail to join, with a role that whoever asks may give. */
export const invitePerson: Change<MembersAnswer> = async (context, open, { form, origin }) => {
  const { database, mailing, say } = context.get(services)
  const { scope, user, workspace } = open
  requireRight(context, workspace.role, 'members.invite')
  const typed = { email: fieldOf(form, 'email'), role: fieldOf(form, 'role') }
  const email = canonicalEmail(typed.email)
  const role = roleOf(typed.role)
  if (email === null || role === null) {
    const errors = {
      ...(email === null && { email: say('email') }),
      ...(role === null && { role: say('role') }),
    }
    return outcome({ errors, typed }, 422)
  }
  requireRight(context, workspace.role, 'members.invite', { roles: [role] })
  if (STRONG.has(role)) await requireProof(context, open)
  const domain = domainOf(email)
  if (workspace.requiresProvider && !(await provedDomains(context, scope.workspaceId)).has(domain)) {
    return outcome({ errors: { email: say('inviteDomain', { domain }) }, typed }, 422)
  }
  if (mailing.way === 'none') throw refusal(503, say('noMail'))
  await requireWithinLimit(context.get(services), 'invite', user.id)
  const members = await listMembers(database, scope)
  if (members.some((member) => member.email === email)) {
    return outcome({ errors: { email: say('isMember') }, typed }, 422)
  }
  await requireWithinLimit(context.get(services), 'inviteTo', bucketOf(email))
  const allow = async (tx: WorkspaceTx, replaced: Role | null) => {
    const own = (await lockMembers(tx)).get(scope.actorId)
    const roles = replaced === null ? [role] : [role, replaced]
    if (own === undefined) throw refusal(404, say('noWorkspace'))
    requireRight(context, own, 'members.invite', { roles })
  }
  const locale = await database.withSys((tx) => languageOf(tx, email, context.get(page).locale))
  const inviter = user.name ? `${nameInMail(user.name)} (${user.email})` : user.email
  const facts = { inviter, workspace: nameInMail(workspace.name) }
  const mailFor = (token: string) => ({ locale, facts: { ...facts, link: `${origin}/invitations/${token}` } })
  const made = await invite(database, scope, { email, role, allow, mailFor })
  if (made === 'tooMany') return outcome({ errors: { email: say('tooManyInvited') }, typed }, 422)
  mailing.wake()
  return outcome({ done: mailing.way === 'local' ? 'invitedHere' : 'invited', who: email })
}
