import { and, asc, eq, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { clientContacts, clientPeople } from '#db/schema/clients.ts'
import { memberships } from '#db/schema/workspaces.ts'
import { lockClient } from './answer-import.server.ts'

/** Whom one talks to at a client; `role` and `email` may be empty. */
export type Contact = { id: string; name: string; role: string; email: string }

/** More than one client ever has. */
export const MOST_CONTACTS = 50

/** User ids of who works on a client. */
export async function listClientPeople(tx: WorkspaceTx, clientId: string): Promise<string[]> {
  const people = await tx
    .select({ userId: clientPeople.userId })
    .from(clientPeople)
    .where(and(eq(clientPeople.workspaceId, tx.scope.workspaceId), eq(clientPeople.clientId, clientId)))
    .orderBy(asc(clientPeople.userId))
    .limit(500)
  return people.map(({ userId }) => userId)
}

/** Lets a member of the workspace work on a client; said twice, once. @returns `false` if they are no member */
export async function addClientPerson(tx: WorkspaceTx, clientId: string, userId: string): Promise<boolean> {
  const { workspaceId } = tx.scope
  const [member] = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.workspaceId, workspaceId), eq(memberships.userId, userId)))
    .for('share')
  if (!member) return false
  await tx.insert(clientPeople).values({ workspaceId, clientId, userId }).onConflictDoNothing()
  return true
}

/** Takes a person off a client; nothing happens if they are not on it. */
export async function removeClientPerson(tx: WorkspaceTx, clientId: string, userId: string): Promise<void> {
  const { workspaceId } = tx.scope
  await tx
    .delete(clientPeople)
    .where(
      and(
        eq(clientPeople.workspaceId, workspaceId),
        eq(clientPeople.clientId, clientId),
        eq(clientPeople.userId, userId),
      ),
    )
}

const contactsOf = (tx: WorkspaceTx, clientId: string) =>
  and(eq(clientContacts.workspaceId, tx.scope.workspaceId), eq(clientContacts.clientId, clientId))

/** In the order in which they were added. */
export async function listContacts(tx: WorkspaceTx, clientId: string): Promise<Contact[]> {
  return tx
    .select({
      id: clientContacts.id,
      name: clientContacts.name,
      role: clientContacts.role,
      email: clientContacts.email,
    })
    .from(clientContacts)
    .where(contactsOf(tx, clientId))
    .orderBy(asc(clientContacts.id))
    .limit(MOST_CONTACTS)
}

/** @returns `false` if there are 50 already */
export async function addContact(tx: WorkspaceTx, clientId: string, contact: Omit<Contact, 'id'>): Promise<boolean> {
  const { name, role, email } = contact
  await lockClient(tx, clientId)
  const [counted] = await tx
    .select({ total: sql<number>`count(*)::int` })
    .from(clientContacts)
    .where(contactsOf(tx, clientId))
  if ((counted?.total ?? 0) >= MOST_CONTACTS) return false
  const { workspaceId } = tx.scope
  await tx.insert(clientContacts).values({ workspaceId, id: newId(), clientId, name, role, email })
  return true
}

/** @returns `false` if it is not the client's */
export async function removeContact(tx: WorkspaceTx, clientId: string, id: string): Promise<boolean> {
  const removed = await tx
    .delete(clientContacts)
    .where(and(contactsOf(tx, clientId), eq(clientContacts.id, id)))
    .returning({ id: clientContacts.id })
  return removed.length === 1
}
