import { and, eq, sql } from 'drizzle-orm'
import type { Database, SysTx, WorkspaceTx } from '#db/client.server.ts'
import { DECISIONS } from '#db/data-rights/decisions.ts'
import { STORED_TABLES } from '#db/data-rights/stored-tables.ts'
import { erasures } from '#db/schema/operations.ts'
import { invitationPlaces, workspaceMembers } from '#db/schema/users.ts'
import { invitations, memberships, workspaces } from '#db/schema/workspaces.ts'
import { writeAudit } from './audit.server.ts'
import { endLinksOf, forgetLinks, watchLinks } from './ended-links.server.ts'
import { makeNameless, type PersonNames } from './nameless.server.ts'
import { findUser, type User } from './users.server.ts'
import { deleteWorkspace } from './workspaces.server.ts'

export type Erasure = Pick<typeof erasures.$inferSelect, 'kind' | 'id'>

type Place = { workspaceId: string; name: string; isAlone: boolean; isOnlyOwner: boolean }

export type ErasedPerson =
  | { is: 'erased' }
  /** Nothing was changed: others would be left without an owner in these workspaces. */
  | { is: 'onlyOwner'; workspaces: string[] }

/**
 * Erases a person: account, sessions, codes, browsers, mails, memberships and the workspaces in
 * which nobody else is. In others' workspaces their answers stay; their name and address become
 * {@link makeNameless nobody's}. It is written down first, so that a crash half-way is finished by
 * {@link replayErasures}.
 */
export async function erasePerson(database: Database, userId: string): Promise<ErasedPerson> {
  const places = await placesOf(database, userId)
  const stuck = places.filter(({ isOnlyOwner, isAlone }) => isOnlyOwner && !isAlone)
  if (stuck.length > 0) return { is: 'onlyOwner', workspaces: stuck.map(({ name }) => name) }
  await database.withSys((tx) => noteErasure(tx, { kind: 'person', id: userId }))
  await erase(database, userId, places)
  return { is: 'erased' }
}

/** What an erasure would mean, by names of workspaces: which would go with the person, and which stand in its way. */
export async function foreseeErasure(
  database: Database,
  userId: string,
): Promise<{ going: string[]; stuck: string[] }> {
  const places = await placesOf(database, userId)
  return {
    going: places.filter(({ isAlone }) => isAlone).map(({ name }) => name),
    stuck: places.filter(({ isOnlyOwner, isAlone }) => isOnlyOwner && !isAlone).map(({ name }) => name),
  }
}

async function erase(database: Database, userId: string, places: readonly Place[]) {
  const user = await database.withSys((tx) => findUser(tx, userId))
  if (!user) return
  for (const { workspaceId, isAlone } of places) {
    const scope = { workspaceId, actorId: userId }
    if (isAlone) await deleteWorkspace(database, scope)
    else {
      const { ended } = await database.withWorkspace(scope, (tx) => watchLinks(tx, () => leaveNameless(tx, user)))
      await database.withSys((tx) => forgetLinks(tx, ended))
    }
  }
  await endInvitations(database, user)
  await database.withSys((tx) => deletePerson(tx, user))
}

/** Every workspace of a user, and whether somebody else is there. */
async function placesOf(database: Database, userId: string): Promise<Place[]> {
  const noted = await database.withSys((tx) =>
    tx
      .select({ workspaceId: workspaceMembers.workspaceId })
      .from(workspaceMembers)
      .where(eq(workspaceMembers.userId, userId)),
  )
  const places: Place[] = []
  for (const { workspaceId } of noted) {
    const place = await database.withWorkspace({ workspaceId, actorId: userId }, findPlace)
    if (place) places.push({ workspaceId, ...place })
  }
  return places
}

async function findPlace(tx: WorkspaceTx): Promise<Omit<Place, 'workspaceId'> | null> {
  const { workspaceId, actorId } = tx.scope
  const others = sql`from app.memberships o where o.workspace_id = ${workspaceId} and o.user_id <> ${actorId}`
  const [found] = await tx
    .select({
      name: workspaces.name,
      isAlone: sql<boolean>`not exists (select ${others})`,
      isOnlyOwner: sql<boolean>`${memberships.role} = 'owner' and not exists (select ${others} and o.role = 'owner')`,
    })
    .from(memberships)
    .innerJoin(workspaces, eq(workspaces.workspaceId, memberships.workspaceId))
    .where(and(eq(memberships.workspaceId, workspaceId), eq(memberships.userId, actorId)))
  return found ?? null
}

async function leaveNameless(tx: WorkspaceTx, user: User) {
  const { workspaceId } = tx.scope
  const own = and(eq(memberships.workspaceId, workspaceId), eq(memberships.userId, user.id))
  const [left] = await tx.delete(memberships).where(own).returning({ role: memberships.role })
  if (left) await writeAudit(tx, { action: 'member.erased', facts: { user: user.id, role: left.role } })
  await endLinksOf(tx, user.id)
  await makeNameless(tx, namesOf(user))
}

const namesOf = ({ name, email }: User): PersonNames => [email, ...(name.trim() === '' ? [] : [name.trim()])]

/** Invitations to the address, wherever one is open. */
async function endInvitations(database: Database, { id, email }: User) {
  const open = await database.withSys((tx) =>
    tx.selectDistinct({ workspaceId: invitationPlaces.workspaceId }).from(invitationPlaces),
  )
  for (const { workspaceId } of open) {
    await database.withWorkspace({ workspaceId, actorId: id }, (tx) =>
      tx.delete(invitations).where(and(eq(invitations.workspaceId, workspaceId), eq(invitations.email, email))),
    )
  }
}

/** Every row of `sys` that goes with a person, by the list of decisions; the account itself last. */
async function deletePerson(tx: SysTx, user: User) {
  const facts = sql.join(
    namesOf(user).map((name) => sql`${name}`),
    sql`, `,
  )
  await tx.execute(
    sql`delete from sys.mails where exists (select from jsonb_each_text(facts) f where f.value in (${facts}))`,
  )
  for (const { schema, name, fullName } of [...STORED_TABLES].reverse()) {
    const decision = DECISIONS[fullName]
    if (decision?.goesWith !== 'person') continue
    const whose = decision.holds === 'id' ? user.id : user.email
    const table = sql`${sql.identifier(schema)}.${sql.identifier(name)}`
    await tx.execute(sql`delete from ${table} where ${sql.identifier(decision.by)} = ${whose}`)
  }
}

/** Writes down what is erased: its id and the time, nothing else. Said twice, the first time counts. */
export async function noteErasure(tx: SysTx, { kind, id }: Erasure): Promise<void> {
  await tx.insert(erasures).values({ kind, id }).onConflictDoNothing()
}

/** All that was ever erased, the oldest first. */
export async function listErasures(tx: SysTx): Promise<(typeof erasures.$inferSelect)[]> {
  return tx.select().from(erasures).orderBy(erasures.erasedAt, erasures.id)
}

export type Replayed = {
  workspaces: number
  people: number
  /** Ids of workspaces whose only owner was erased; somebody has to give them one. */
  ownerless: string[]
}

/**
 * Erases again what was erased before and is there once more, because an older copy of the data
 * was restored, or because the erasure was cut off. Cheap where nothing is.
 */
export async function replayErasures(database: Database): Promise<Replayed> {
  const back = await database.withSys((tx) =>
    tx.execute<Erasure>(sql`
    select kind, id from sys.erasures e where kind = 'person' and exists (select from sys.users u where u.id = e.id)
    union all
    select kind, id from sys.erasures e where kind = 'workspace' and (
      exists (select from sys.workspace_members m where m.workspace_id = e.id)
      or exists (select from sys.retention r where r.workspace_id = e.id)
      or exists (select from sys.resume_links l where l.workspace_id = e.id)
      or exists (select from sys.sessions s where s.workspace_id = e.id and s.kind <> 'member'))`),
  )
  const done: Replayed = { workspaces: 0, people: 0, ownerless: [] }
  for (const { id } of back.filter(({ kind }) => kind === 'workspace')) {
    await deleteWorkspace(database, { workspaceId: id, actorId: id })
    done.workspaces += 1
  }
  for (const { id } of back.filter(({ kind }) => kind === 'person')) {
    const places = await placesOf(database, id)
    await erase(database, id, places)
    done.people += 1
    done.ownerless.push(...places.filter((each) => each.isOnlyOwner && !each.isAlone).map((each) => each.workspaceId))
  }
  return done
}
