import { type RouterContextProvider, redirect } from 'react-router'
import { page, services, visitor } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { withReturn } from '#app/core/account/safe-place.ts'
import { countOpenEnquiries } from '#db/queries/enquiries.server.ts'
import { findGuestSession } from '#db/queries/guests.server.ts'
import { findGuestWork, findOwnWorkspace } from '#db/queries/memberships.server.ts'
import { findUser } from '#db/queries/users.server.ts'

type Context = Readonly<RouterContextProvider>

/**
 * The member who sends this request. Each loader and action of an account calls it for itself.
 *
 * @throws a redirect to the sign-in page, and back to this one, if nobody is signed in
 */
export async function requireMember(context: Context) {
  const { session, token } = await readSession(context)
  const signIn = () => redirect(withReturn('/sign-in', context.get(page).place))
  if (session?.kind !== 'member' || token === null) throw signIn()
  const user = await context.get(services).database.withSys((tx) => findUser(tx, session.actorId))
  if (!user) throw signIn()
  return { session, token, user }
}

async function readSession(context: Context) {
  const own = context.get(visitor)
  const session = await own.session()
  return { session, token: own.token }
}

export type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>

/** What the head of every page says of who is signed in; `null`: nobody. */
export async function findAccount(context: Context) {
  const { session } = await readSession(context)
  if (session?.kind !== 'member') return null
  const { database } = context.get(services)
  const user = await database.withSys((tx) => findUser(tx, session.actorId))
  if (!user) return null
  const { workspace, openEnquiries } = await database.withWorkspace(session, async (tx) => {
    const own = await findOwnWorkspace(tx)
    return {
      workspace: own,
      openEnquiries: own && can(own.role, 'enquiry.answer') ? await countOpenEnquiries(tx) : null,
    }
  })
  return {
    email: user.email,
    name: user.name,
    workspaceId: session.workspaceId,
    workspace: workspace?.name ?? null,
    /** They proved who they are within the last ten minutes. */
    isFresh: session.isFresh,
    isOwner: workspace?.role === 'owner',
    hasClients: workspace?.kind === 'consultancy',
    /** How many questions wait for who answers them in the workspace; `null`: the visitor does not. */
    openEnquiries,
  }
}

/** As {@link findAccount}; also `null` while the database cannot be reached: a page that needs none is there without it. */
export const findAccountIfReachable = (context: Context) => ifReachable(findAccount(context))

/** The visitor's session; also `null` while the database cannot be reached. */
export const sessionIfReachable = (context: Context) => ifReachable(context.get(visitor).session())

function ifReachable<T>(asked: Promise<T>): Promise<T | null> {
  return asked.catch((error: unknown) => {
    if (error instanceof Response && error.status === 503) return null
    throw error
  })
}

/**
 * The guest's work that was set aside when somebody signed in, and the token of its session.
 *
 * @returns `null` if there is none, or it is empty, over or kept already
 */
export async function findSetAside(context: Context) {
  const token = context.get(visitor).tokenOf('guest')
  if (token === null) return null
  const { database } = context.get(services)
  const guest = await findGuestSession(database, token)
  if (guest === null) return null
  const work = await database.withWorkspace(guest, findGuestWork)
  return work && work.total > 0 ? { token, workspaceId: guest.workspaceId, ...work } : null
}
