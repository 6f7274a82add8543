import { data, type RouterContextProvider, redirect } from 'react-router'
import { page, services } from '#app/context.server.ts'
import { ROLES, type Role } from '#app/core/access/can.ts'
import { canonicalEmail } from '#app/core/account/canonical-email.ts'
import { fieldOf, textFault } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireRight } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { sessionCookie } from '#app/server/session-cookie.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import { findInvitationRole, invite, revokeInvitation } from '#db/queries/invitations.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { changeRole, listMembers, lockRole, removeMember, transferOwnership } from '#db/queries/members.server.ts'
import { replaceSession, SESSION_DAYS } from '#db/queries/sessions.server.ts'
import { revokeUserSessions } from '#db/queries/users.server.ts'
import { closeWorkspace, keepWorkspace, renameWorkspace, setWorkspaceKind } from '#db/queries/workspaces.server.ts'

export type WorkspaceOutcome = {
  done?: 'invited' | 'revoked' | 'changed' | 'removed' | 'saved' | 'kept'
  /** Of whom. */
  who?: string
  errors?: Partial<Record<'email' | 'role' | 'name' | 'confirm' | 'members', string>>
  /** What was sent with an error. */
  typed?: Partial<Record<'email' | 'role' | 'name' | 'confirm', string>>
}

type Sent = { form: FormData /** Our own, for links. */; origin: string; device: string }
type Context = Readonly<RouterContextProvider>

const NAME_MAX = 200
/** Somebody who was removed reads of it for a week. */
const REMOVED_MINUTES = 7 * 1_440

/**
 * Does what one of the forms of a workspace's page asks for.
 *
 * @throws a redirect, or a 4xx response for a form that is none of them, that comes too late or from the wrong role
 */
export async function changeWorkspace(context: Context, open: OpenWorkspace, sent: Sent) {
  const { say } = context.get(services)
  const intent = String(sent.form.get('intent') ?? '')
  const isClosing = open.workspace.closesAt !== null
  const change = Object.hasOwn(FORMS, intent) ? FORMS[intent] : undefined
  if (!change) throw refusal(400, say('unknownForm'))
  if (isClosing && intent !== 'keep' && intent !== 'leave') throw refusal(409, say('closing'))
  return change(context, open, sent)
}

type Change = (context: Context, open: OpenWorkspace, sent: Sent) => Promise<ReturnType<typeof outcome>>

const FORMS: Readonly<Record<string, Change>> = {
  async invite(context, open, { form, origin }) {
    const { database, mailing, say } = context.get(services)
    requireRight(context, open.workspace.role, 'members.invite')
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
    requireRight(context, open.workspace.role, 'members.invite', { roles: [role] })
    if (mailing.way === 'none') throw refusal(503, say('noMail'))
    await requireWithinLimit(context.get(services), 'invite', open.scope.workspaceId)
    const members = await listMembers(database, open.scope)
    if (members.some((member) => member.email === email)) {
      return outcome({ errors: { email: say('isMember') }, typed }, 422)
    }
    const { locale } = context.get(page)
    const facts = { inviter: open.user.name || open.user.email, workspace: open.workspace.name }
    const mailFor = (token: string) => ({ locale, facts: { ...facts, link: `${origin}/invitations/${token}` } })
    const made = await invite(database, open.scope, { email, role, mailFor })
    if (made === 'tooMany') return outcome({ errors: { email: say('tooManyInvited') }, typed }, 422)
    mailing.wake()
    return outcome({ done: 'invited', who: email })
  },

  async revoke(context, { scope, workspace }, { form }) {
    const { database, say } = context.get(services)
    requireRight(context, workspace.role, 'members.invite')
    const id = fieldOf(form, 'invitation')
    const revoked = await database.withWorkspace(scope, async (tx) => {
      const role = isUuid(id) ? await findInvitationRole(tx, id) : null
      if (role === null) return null
      requireRight(context, workspace.role, 'members.invite', { roles: [role] })
      return revokeInvitation(tx, id)
    })
    if (revoked === null) throw refusal(404, say('noInvitation'))
    return outcome({ done: 'revoked' })
  },

  async role(context, { scope, workspace }, { form }) {
    const { database, say } = context.get(services)
    requireRight(context, workspace.role, 'members.change')
    const userId = fieldOf(form, 'user')
    const to = roleOf(fieldOf(form, 'role'))
    if (to === null) return outcome({ errors: { members: say('role') } }, 422)
    const changed = await database.withWorkspace(scope, async (tx) => {
      const from = isUuid(userId) ? await lockRole(tx, userId) : null
      if (from === null) return 'none'
      requireRight(context, workspace.role, 'members.change', { roles: [from, to] })
      return changeRole(tx, userId, to)
    })
    if (changed === 'none') throw refusal(404, say('noMember'))
    if (changed === 'lastOwner') return outcome({ errors: { members: say('lastOwner') } }, 422)
    if (userId === scope.actorId) return outcome({ done: 'saved' })
    await database.withSys((tx) => revokeUserSessions(tx, userId))
    return outcome({ done: 'changed' })
  },

  async remove(context, open, { form }) {
    const { scope, workspace } = open
    const { database, say } = context.get(services)
    requireRight(context, workspace.role, 'members.change')
    const userId = fieldOf(form, 'user')
    const members = await listMembers(database, scope)
    const member = members.find((each) => each.userId === userId && userId !== scope.actorId)
    if (!member) throw refusal(404, say('noMember'))
    requireRight(context, workspace.role, 'members.change', { roles: [member.role] })
    const removed = await removeMember(database, scope, userId)
    if (removed === 'none') throw refusal(404, say('noMember'))
    await tellRemoved(context, open, member.email)
    return outcome({ done: 'removed', who: member.name || member.email })
  },

  async transfer(context, { scope, workspace, token }, { form, device }) {
    const { database, say } = context.get(services)
    requireRight(context, workspace.role, 'workspace.change')
    const userId = fieldOf(form, 'user')
    const then = workspace.kind === 'consultancy' ? 'consultant' : 'member'
    const isDone =
      isUuid(userId) &&
      userId !== scope.actorId &&
      (await database.withWorkspace(scope, (tx) => transferOwnership(tx, userId, then)))
    if (!isDone) throw refusal(404, say('noMember'))
    const own = { kind: 'member', ...scope, device } as const
    const next = await database.withSys(async (tx) => {
      await revokeUserSessions(tx, userId)
      return replaceSession(tx, token, own)
    })
    const headers: HeadersInit = next ? { 'Set-Cookie': sessionCookie(next, SESSION_DAYS.member) } : {}
    throw redirect(`/workspaces/${scope.workspaceId}`, { headers })
  },

  async leave(context, { scope }) {
    const { database, say } = context.get(services)
    const left = await removeMember(database, scope, scope.actorId)
    if (left === 'lastOwner') return outcome({ errors: { members: say('lastOwner') } }, 422)
    throw redirect('/account')
  },

  async name(context, { scope, workspace }, { form }) {
    const { database, say } = context.get(services)
    requireRight(context, workspace.role, 'workspace.change')
    const typed = fieldOf(form, 'name')
    const name = typed.trim()
    const error = name === '' ? say('workspaceName') : textFault(name, NAME_MAX, say)
    if (error !== null) return outcome({ errors: { name: error }, typed: { name: typed } }, 422)
    await database.withWorkspace(scope, (tx) => renameWorkspace(tx, name))
    return outcome({ done: 'saved' })
  },

  async kind(context, { scope, workspace }, { form }) {
    const { database, say } = context.get(services)
    requireRight(context, workspace.role, 'workspace.change')
    const kind = fieldOf(form, 'kind')
    if (kind !== 'team' && kind !== 'consultancy') throw refusal(400, say('unknownForm'))
    await database.withWorkspace(scope, (tx) => setWorkspaceKind(tx, kind))
    return outcome({ done: 'saved' })
  },

  async close(context, { scope, workspace }, { form }) {
    const { database, say } = context.get(services)
    requireRight(context, workspace.role, 'workspace.change')
    const confirm = fieldOf(form, 'confirm')
    if (confirm !== workspace.name) return outcome({ errors: { confirm: say('nameAgain') }, typed: { confirm } }, 422)
    await closeWorkspace(database, scope)
    throw redirect(`/workspaces/${scope.workspaceId}`)
  },

  async keep(context, { scope, workspace }) {
    requireRight(context, workspace.role, 'workspace.change')
    await context.get(services).database.withWorkspace(scope, keepWorkspace)
    return outcome({ done: 'kept' })
  },
}

const roleOf = (typed: string): Role | null => ROLES.find((role) => role === typed) ?? null

async function tellRemoved(context: Context, { workspace }: OpenWorkspace, recipient: string) {
  if (recipient === '') return
  const { database, mailing } = context.get(services)
  const { locale } = context.get(page)
  const facts = { workspace: workspace.name }
  const mail = { kind: 'removed', recipient, locale, facts, keepMinutes: REMOVED_MINUTES } as const
  await database.withSys((tx) => queueMail(tx, mail))
  mailing.wake()
}

const outcome = (result: WorkspaceOutcome, status = 200) => data<WorkspaceOutcome>(result, status)
