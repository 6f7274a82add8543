import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { can, ROLES, type Role } from '#app/core/access/can.ts'
import { fieldOf } from '#app/server/form.server.ts'
import { requireRight } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import { forgetLinks, watchLinks } from '#db/queries/ended-links.server.ts'
import { findInvitationRole, revokeInvitation } from '#db/queries/invitations.server.ts'
import { changeRole, forgetPlace, isLastOwner, namesOf, removeMember } from '#db/queries/members.server.ts'
import { revokeOtherUserSessions, revokeUserSessions } from '#db/queries/users.server.ts'
import { asMember } from './as-member.server.ts'
import { invitePerson } from './invite-person.server.ts'
import { type MembersAnswer, outcome, requireProof, roleOf, STRONG } from './members-outcome.server.ts'
import { type Change, runForm, type Sent } from './run-form.server.ts'
import { tell } from './tell-members.server.ts'

type Context = Readonly<RouterContextProvider>

/** Lets people in, changes what they are, and lets them go. @throws as `runForm` */
export const changeMembers = (context: Context, open: OpenWorkspace, sent: Sent) =>
  runForm(FORMS, context, { open, sent })

const FORMS: Readonly<Record<string, Change<MembersAnswer>>> = {
  invite: invitePerson,

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
    const { done: changed, ended } = await asMember(context, open, 'members.change', async (tx, { own, members }) => {
      const from = members.get(userId)
      if (from === undefined) throw refusal(404, say('noMember'))
      requireRight(context, own, 'members.change', { roles: [from, to] })
      return watchLinks(tx, async () => {
        if (from === to) return 'same'
        if (isLastOwner(members, userId)) return 'lastOwner'
        await changeRole(tx, { userId, from, to, ...rightsOf(to) })
        return 'changed'
      })
    })
    await database.withSys((tx) => forgetLinks(tx, ended))
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
    const { ended } = await asMember(context, open, 'members.change', async (tx, { own, members }) => {
      const role = userId === scope.actorId ? undefined : members.get(userId)
      if (role === undefined) throw refusal(404, say('noMember'))
      requireRight(context, own, 'members.change', { roles: [role] })
      return watchLinks(tx, () => removeMember(tx, userId, role))
    })
    const who = await database.withSys(async (tx) => {
      await forgetLinks(tx, ended)
      await forgetPlace(tx, userId, scope.workspaceId)
      return (await namesOf(tx, new Set([userId]))).get(userId)
    })
    if (who) await tell(context, open, [who.email], { what: 'removed' })
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
      if (from !== 'owner') await changeRole(tx, { userId, from, to: 'owner', ...rightsOf('owner') })
      const own = { userId: scope.actorId, from: 'owner', to: then, ...rightsOf(then) } as const
      await changeRole(tx, own)
    })
    await endSessions(context, open, userId)
    await endSessions(context, open, scope.actorId)
    const heir = (await database.withSys((tx) => namesOf(tx, new Set([userId])))).get(userId)
    if (heir) await tell(context, open, [heir.email], { what: 'handedOver' })
    return outcome({ done: 'transferred', who: heir?.name || heir?.email || '' })
  },
}

const rightsOf = (role: Role) => ({
  mayGrant: ROLES.filter((each) => can(role, 'members.invite', { roles: [each] })),
  mayWrite: can(role, 'system.write'),
})

/** Another role ends what was signed in before; of one's own, all but this. */
async function endSessions(context: Context, { scope, token }: OpenWorkspace, userId: string) {
  await context.get(services).database.withSys(async (tx) => {
    if (userId === scope.actorId) await revokeOtherUserSessions(tx, userId, context.get(visitor).token ?? token)
    else await revokeUserSessions(tx, userId)
  })
}
