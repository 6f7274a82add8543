import type postgres from 'postgres'
import type { Role } from '#app/core/access/can.ts'
import type { Browser } from './browser.ts'
import type { Mailbox } from './mailbox.ts'
import { signIn } from './sign-in.ts'

type Place = { admin: postgres.Sql; browser: () => Browser; mailbox: Mailbox }

export type Person = { browser: Browser; email: string; userId: string }

/** Signs somebody in who was never here. */
export async function aPerson({ admin, browser, mailbox }: Place, email: string): Promise<Person> {
  const own = browser()
  await signIn(own, mailbox, email)
  const [user] = await admin<{ id: string }[]>`select id from sys.users where email = ${email}`
  if (!user) throw new Error(`${email} did not sign in.`)
  return { browser: own, email, userId: user.id }
}

/** Makes somebody a member, as if they had followed an invitation. */
export async function join({ admin }: Place, { userId }: Person, workspaceId: string, role: Role): Promise<void> {
  await admin`insert into sys.workspace_members (user_id, workspace_id) values (${userId}, ${workspaceId})`
  await admin`insert into app.memberships (workspace_id, user_id, role) values (${workspaceId}, ${userId}, ${role})`
}

/** A signed-in owner with a workspace and a check in it. */
export async function anOwner(place: Place, email: string, company = 'Example GmbH') {
  const person = await aPerson(place, email)
  const assessmentId = await person.browser.start({ company })
  const [found] = await place.admin<{ id: string }[]>`
    select workspace_id as id from app.assessments where id = ${assessmentId}`
  return { ...person, assessmentId, workspaceId: found?.id ?? '' }
}
