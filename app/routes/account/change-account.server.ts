import { data, type RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { fieldOf, nameFault } from '#app/server/form.server.ts'
import type { requireMember } from '#app/server/member.server.ts'
import { missed } from '#app/server/missed.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { findOwnWorkspace } from '#db/queries/memberships.server.ts'
import { switchWorkspace } from '#db/queries/sessions.server.ts'
import { revokeOtherUserSessions, revokeUserSession, saveUserName } from '#db/queries/users.server.ts'
import { eraseAccount } from './erase-account.server.ts'
import { makeWorkspace } from './make-workspace.server.ts'

export type AccountOutcome = {
  done?: 'saved' | 'ended' | 'othersEnded'
  /** The workspace they work in from now on. */
  switchedTo?: string
  typed?: string
  /** What was typed as the name of a workspace of their own, and why that was not made. */
  typedWorkspace?: string
  workspaceError?: string
  error?: string
  /** What was typed to delete the account, and why that was not done. */
  confirm?: string
  eraseError?: string
}

const NAME_MAX = 200

/**
 * Does what one of the forms of the account page asks for.
 *
 * @throws a 4xx response for a form that is none of them, or somebody else's session or workspace
 */
export async function changeAccount(
  context: Readonly<RouterContextProvider>,
  member: Awaited<ReturnType<typeof requireMember>>,
  form: FormData,
) {
  const { user, token } = member
  const { database, say } = context.get(services)
  switch (form.get('intent')) {
    case 'name': {
      const typed = fieldOf(form, 'name')
      const error = nameFault(typed.trim(), NAME_MAX, say)
      if (error !== null) return outcome({ typed, error }, 422)
      await database.withSys((tx) => saveUserName(tx, user.id, typed.trim()))
      return outcome({ done: 'saved' })
    }
    case 'end': {
      const id = fieldOf(form, 'session')
      const isEnded = isUuid(id) && (await database.withSys((tx) => revokeUserSession(tx, user.id, id)))
      if (!isEnded) throw refusal(404, say('noSession'))
      return outcome({ done: 'ended' })
    }
    case 'end-others':
      await database.withSys((tx) => revokeOtherUserSessions(tx, user.id, token))
      return outcome({ done: 'othersEnded' })
    case 'switch': {
      const workspaceId = fieldOf(form, 'workspace')
      const scope = { workspaceId, actorId: user.id }
      const workspace = isUuid(workspaceId) ? await database.withWorkspace(scope, findOwnWorkspace) : null
      if (!workspace || workspace.closesAt !== null) throw await missed(context, 'noWorkspace')
      await database.withSys((tx) => switchWorkspace(tx, token, workspaceId))
      return outcome({ switchedTo: workspace.name })
    }
    case 'make': {
      const typedWorkspace = fieldOf(form, 'workspaceName')
      const workspaceError = await makeWorkspace(context, member, typedWorkspace)
      return outcome({ typedWorkspace, workspaceError }, 422)
    }
    case 'erase':
      return eraseAccount(context, member, form)
    default:
      throw refusal(400, say('unknownForm'))
  }
}

const outcome = (result: AccountOutcome, status = 200) => data<AccountOutcome>(result, status)
