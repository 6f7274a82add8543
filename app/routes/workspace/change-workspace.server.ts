import { data, type RouterContextProvider, redirect } from 'react-router'
import { page, services, visitor } from '#app/context.server.ts'
import { can, ROLES, type Role } from '#app/core/access/can.ts'
import { owedAt } from '#app/core/access/door.ts'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { domainOf } from '#app/core/account/mail-domain.ts'
import { nameInMail } from '#app/core/account/name-in-mail.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { fieldOf, nameFault, textFault } from '#app/server/form.server.ts'
import { againOn, confirmPlace, requireFreshFor } from '#app/server/fresh.server.ts'
import { bucketOf, requireWithinLimit } from '#app/server/limits.server.ts'
import { requireRight } from '#app/server/open-assessment.server.ts'
import { provedDomains } from '#app/server/provider/proved-domains.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { WARNING_MINUTES } from '#app/server/security-mail.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { findInvitationRole, invite, revokeInvitation } from '#db/queries/invitations.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import {
  changeRole,
  forgetPlace,
  isLastOwner,
  listMembers,
  lockMembers,
  namesOf,
  removeMember,
} from '#db/queries/members.server.ts'
import { revokeOtherUserSessions, revokeUserSessions } from '#db/queries/users.server.ts'
import {
  closeWorkspace,
  keepWorkspace,
  renameWorkspace,
  requireSecondFactor,
  setWorkspaceAddress,
  setWorkspaceKind,
  watchClosing,
} from '#db/queries/workspaces.server.ts'
import { asMember } from './as-member.server.ts'

export type WorkspaceOutcome = {
  done?:
    | 'invited'
    | 'invitedHere'
    | 'revoked'
    | 'changed'
    | 'removed'
    | 'transferred'
    | 'saved'
    | 'kept'
    | 'factorOn'
    | 'factorOff'
  /** Of whom. */
  who?: string
  errors?: Partial<Record<'email' | 'role' | 'name' | 'address' | 'confirm' | 'members' | 'leave' | 'factor', string>>
  /** What was sent with an error. */
  typed?: Partial<Record<'email' | 'role' | 'name' | 'address' | 'confirm', string>>
}

type Sent = { form: FormData /** Our own, for links. */; origin: string }
type Context = Readonly<RouterContextProvider>

const NAME_MAX = 200
const ADDRESS_MAX = 500
const ADDRESS_LINES = 8

/**
 * Does what one of the forms of a workspace's page asks for.
 *
 * @throws a redirect, or a 4xx response for a form that is none of them, that comes too late or from the wrong role
 */
export async function changeWorkspace(context: Context, open: OpenWorkspace, sent: Sent) {
  const { say } = context.get(services)
  const intent = fieldOf(sent.form, 'intent')
  const change = Object.hasOwn(FORMS, intent) ? FORMS[intent] : undefined
  if (!change) throw refusal(400, say('unknownForm'))
  const isClosing = open.workspace.closesAt !== null
  if (isClosing && intent !== 'keep' && intent !== 'leave') throw refusal(409, say('closing'))
  return change(context, open, sent)
}

type Change = (context: Context, open: OpenWorkspace, sent: Sent) => Promise<ReturnType<typeof outcome>>

const FORMS: Readonly<Record<string, Change>> = {
  async invite(context, open, { form, origin }) {
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
    const { locale } = context.get(page)
    const inviter = user.name ? `${nameInMail(user.name)} (${user.email})` : user.email
    const facts = { inviter, workspace: nameInMail(workspace.name) }
    const mailFor = (token: string) => ({ locale, facts: { ...facts, link: `${origin}/invitations/${token}` } })
    const made = await invite(database, scope, { email, role, allow, mailFor })
    if (made === 'tooMany') return outcome({ errors: { email: say('tooManyInvited') }, typed }, 422)
    mailing.wake()
    return outcome({ done: mailing.way === 'local' ? 'invitedHere' : 'invited', who: email })
  },

  async revoke(context, open, { form }) {
    const { say } = context.get(services)
    const id = fieldOf(form, 'invitation')
    await asMember(context, open, 'members.invite', async (tx, { own }) => {
      const role = isUuid(id) ? await findInvitationRole(tx, id) : null
      if (role === null) throw refusal(404, say('noInvitation'))
      requireRight(context, own, 'members.invite', { roles: [role] })
      await revokeInvitation(tx, id)
    })
    return outcome({ done: 'revoked' })
  },

  async role(context, open, { form }) {
    const { database, say } = context.get(services)
    const userId = fieldOf(form, 'user')
    const to = roleOf(fieldOf(form, 'role'))
    if (to === null) return outcome({ errors: { members: say('role') } }, 422)
    if (STRONG.has(to) && can(open.workspace.role, 'members.change', { roles: [to] })) await requireProof(context, open)
    const changed = await asMember(context, open, 'members.change', async (tx, { own, members }) => {
      const from = members.get(userId)
      if (from === undefined) throw refusal(404, say('noMember'))
      requireRight(context, own, 'members.change', { roles: [from, to] })
      if (from === to) return 'same'
      if (isLastOwner(members, userId)) return 'lastOwner'
      await changeRole(tx, { userId, from, to, mayGrant: grantedBy(to) })
      return 'changed'
    })
    if (changed === 'lastOwner') return outcome({ errors: { members: say('lastOwner') } }, 422)
    if (changed === 'same') return outcome({ done: 'saved' })
    await endSessions(context, open, userId)
    const [who] = (await database.withSys((tx) => namesOf(tx, new Set([userId])))).values()
    return outcome({ done: 'changed', who: who?.name || who?.email || '' })
  },

  async remove(context, open, { form }) {
    const { database, say } = context.get(services)
    const { scope } = open
    const userId = fieldOf(form, 'user')
    await asMember(context, open, 'members.change', async (tx, { own, members }) => {
      const role = userId === scope.actorId ? undefined : members.get(userId)
      if (role === undefined) throw refusal(404, say('noMember'))
      requireRight(context, own, 'members.change', { roles: [role] })
      await removeMember(tx, userId, role)
    })
    const who = await database.withSys(async (tx) => {
      await forgetPlace(tx, userId, scope.workspaceId)
      return (await namesOf(tx, new Set([userId]))).get(userId)
    })
    if (who) await tell(context, open, 'removed', [who.email])
    return outcome({ done: 'removed', who: who?.name || who?.email || '' })
  },

  async transfer(context, open, { form }) {
    await requireProof(context, open)
    const { database, say } = context.get(services)
    const { scope, workspace } = open
    const userId = fieldOf(form, 'user')
    const then = workspace.kind === 'consultancy' ? 'consultant' : 'member'
    await asMember(context, open, 'workspace.change', async (tx, { members }) => {
      const from = userId === scope.actorId ? undefined : members.get(userId)
      if (from === undefined) throw refusal(404, say('noMember'))
      if (from !== 'owner') await changeRole(tx, { userId, from, to: 'owner', mayGrant: ROLES })
      const own = { userId: scope.actorId, from: 'owner', to: then, mayGrant: grantedBy(then) } as const
      await changeRole(tx, own)
    })
    await endSessions(context, open, userId)
    await endSessions(context, open, scope.actorId)
    const heir = (await database.withSys((tx) => namesOf(tx, new Set([userId])))).get(userId)
    if (heir) await tell(context, open, 'handedOver', [heir.email])
    return outcome({ done: 'transferred', who: heir?.name || heir?.email || '' })
  },

  async leave(context, open) {
    const { database, say } = context.get(services)
    const { scope } = open
    const left = await asMember(context, open, 'workspace.read', async (tx, { own, members }) => {
      if (isLastOwner(members, scope.actorId)) return 'lastOwner'
      await removeMember(tx, scope.actorId, own)
      return 'left'
    })
    // Its page, which would say so, is not shown to whoever still owes it something.
    if (left === 'lastOwner' && owedAt(open.workspace, open.session)) throw refusal(409, say('lastOwner'))
    if (left === 'lastOwner') return outcome({ errors: { leave: say('lastOwner') } }, 422)
    await database.withSys((tx) => forgetPlace(tx, scope.actorId, scope.workspaceId))
    throw redirect('/account')
  },

  async name(context, open, { form }) {
    const { say } = context.get(services)
    const typed = fieldOf(form, 'name')
    const name = typed.trim()
    requireRight(context, open.workspace.role, 'workspace.change')
    const error = name === '' ? say('workspaceName') : nameFault(name, NAME_MAX, say)
    if (error !== null) return outcome({ errors: { name: error }, typed: { name: typed } }, 422)
    await asMember(context, open, 'workspace.change', (tx) => renameWorkspace(tx, name))
    return outcome({ done: 'saved' })
  },

  async address(context, open, { form }) {
    const { say } = context.get(services)
    requireRight(context, open.workspace.role, 'workspace.change')
    const typed = fieldOf(form, 'address')
    const lines = typed.split(/\r\n|\n|\r/).map((line) => line.trim())
    const address = lines.join('\n').trim()
    const isTooLong = address.split('\n').length > ADDRESS_LINES
    const fault =
      textFault(address, ADDRESS_MAX, say) ??
      lines.map((line) => nameFault(line, ADDRESS_MAX, say)).find((each) => each !== null) ??
      (isTooLong ? say('tooManyLines', { max: ADDRESS_LINES }) : null)
    if (fault !== null) return outcome({ errors: { address: fault }, typed: { address: typed } }, 422)
    await asMember(context, open, 'workspace.change', (tx) => setWorkspaceAddress(tx, address))
    return outcome({ done: 'saved' })
  },

  async kind(context, open, { form }) {
    const kind = fieldOf(form, 'kind')
    requireRight(context, open.workspace.role, 'workspace.change')
    if (kind !== 'team' && kind !== 'consultancy') throw refusal(400, context.get(services).say('unknownForm'))
    await asMember(context, open, 'workspace.change', (tx) => setWorkspaceKind(tx, kind))
    return outcome({ done: 'saved' })
  },

  async factor(context, open, { form, origin }) {
    const { database, say } = context.get(services)
    const { scope, workspace, user, session } = open
    const to = fieldOf(form, 'factor')
    requireRight(context, workspace.role, 'workspace.change')
    if (to !== 'on' && to !== 'off') throw refusal(400, say('unknownForm'))
    if (to === 'on' && !user.asksSecondFactor) return outcome({ errors: { factor: say('ownFactorFirst') } }, 422)
    if (to === 'on' && !session.isTwoFactor) throw redirect(confirmPlace(againOn(`/workspaces/${scope.workspaceId}`)))
    await requireProof(context, open)
    const isChanged = await asMember(context, open, 'workspace.change', (tx) => requireSecondFactor(tx, to === 'on'))
    if (isChanged) {
      const emails = (await listMembers(database, scope)).map(({ email }) => email)
      await tell(context, open, 'factorRequired', emails, { to, origin })
    }
    return outcome({ done: to === 'on' ? 'factorOn' : 'factorOff' })
  },

  async close(context, open, { form }) {
    const { database, say } = context.get(services)
    const { scope, workspace } = open
    const confirm = fieldOf(form, 'confirm')
    requireRight(context, workspace.role, 'workspace.change')
    if (spoken(confirm) !== spoken(workspace.name)) {
      return outcome({ errors: { confirm: say('nameAgain') }, typed: { confirm } }, 422)
    }
    await requireProof(context, open)
    await watchClosing(database, scope.workspaceId)
    const closesAt = await asMember(context, open, 'workspace.change', closeWorkspace)
    const people = await listMembers(database, scope)
    const emails = people.map(({ email }) => email)
    await tell(context, open, 'closing', emails, { on: dateIn(closesAt) })
    throw redirect(`/workspaces/${scope.workspaceId}`)
  },

  async keep(context, open) {
    await asMember(context, open, 'workspace.change', keepWorkspace)
    const people = await listMembers(context.get(services).database, open.scope)
    const emails = people.map(({ email }) => email)
    await tell(context, open, 'kept', emails)
    return outcome({ done: 'kept' })
  },
}

/** Whoever is made this can let others in. */
const STRONG: ReadonlySet<Role> = new Set(['owner', 'consultant'])

/** @throws a redirect to prove again who one is, if that was more than ten minutes ago; it leads back to this page */
const requireProof = (context: Context, { scope }: OpenWorkspace) =>
  requireFreshFor(context, `/workspaces/${scope.workspaceId}`)

const grantedBy = (role: Role) => ROLES.filter((each) => can(role, 'members.invite', { roles: [each] }))

/** Another role ends what was signed in before; of one's own, all but this. */
async function endSessions(context: Context, { scope, token }: OpenWorkspace, userId: string) {
  await context.get(services).database.withSys(async (tx) => {
    if (userId === scope.actorId) await revokeOtherUserSessions(tx, userId, context.get(visitor).token ?? token)
    else await revokeUserSessions(tx, userId)
  })
}

const roleOf = (typed: string): Role | null => ROLES.find((role) => role === typed) ?? null

/** As one would read it aloud: how it was typed makes no difference. */
const spoken = (name: string) => name.normalize('NFC').replaceAll(/\s+/g, ' ').trim()

type Told = 'removed' | 'handedOver' | 'closing' | 'kept' | 'factorRequired'

async function tell(
  context: Context,
  { workspace }: OpenWorkspace,
  kind: Told,
  recipients: readonly string[],
  also: Record<string, string> = {},
) {
  const { database, mailing } = context.get(services)
  const { locale } = context.get(page)
  const facts = { workspace: nameInMail(workspace.name), ...also }
  await database.withSys(async (tx) => {
    for (const recipient of recipients.filter((email) => email !== '')) {
      await queueMail(tx, { kind, recipient, locale, facts, keepMinutes: WARNING_MINUTES })
    }
  })
  mailing.wake()
}

const outcome = (result: WorkspaceOutcome, status = 200) => data<WorkspaceOutcome>(result, status)
