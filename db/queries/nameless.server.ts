import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { WorkspaceTx } from '#db/client.server.ts'
import { answerLog, answers } from '#db/schema/answers.ts'
import { participants } from '#db/schema/assessments.ts'
import { clientContacts } from '#db/schema/clients.ts'
import { aiDuties, aiSystems, vendorRequests } from '#db/schema/governance.ts'
import { questionPasses } from '#db/schema/team.ts'
import { forgetAsker } from './enquiries.server.ts'
import { nameTeamless } from './nameless-pilots.server.ts'
import { forgetReportReader } from './report-readers.server.ts'

/** What somebody goes by; not empty. The migration that protects the history knows the word too. */
const NOBODY = 'Somebody'

/** The address and, if there is one, the name of a person. */
export type PersonNames = string[]

/**
 * Puts a neutral word in the place of somebody's name and address wherever the scope's workspace
 * says who answered, who asked, who told something, who plans, who is in a pilot's team, or who answers for a system or a duty, and
 * takes them out of its contacts. Texts of answers, submitted reports and what was signed are the workspace's and stay.
 */
export async function makeNameless(tx: WorkspaceTx, names: PersonNames): Promise<void> {
  const { workspaceId } = tx.scope
  const low = names.map((name) => name.toLowerCase())
  const isTheirs = (column: PgColumn): SQL => inArray(sql`lower(btrim(${column}))`, low)
  await tx
    .update(participants)
    .set({ name: NOBODY })
    .where(and(eq(participants.workspaceId, workspaceId), isTheirs(participants.name)))
  await tx
    .update(participants)
    .set({ email: '' })
    .where(and(eq(participants.workspaceId, workspaceId), isTheirs(participants.email)))
  await tx
    .update(questionPasses)
    .set({ toName: NOBODY })
    .where(and(eq(questionPasses.workspaceId, workspaceId), isTheirs(questionPasses.toName)))
  await tx
    .update(answers)
    .set({ toldBy: NOBODY })
    .where(and(eq(answers.workspaceId, workspaceId), isTheirs(answers.toldBy)))
  await tx
    .update(answerLog)
    .set({ toldBy: NOBODY })
    .where(and(eq(answerLog.workspaceId, workspaceId), isTheirs(answerLog.toldBy)))
  await tx
    .delete(clientContacts)
    .where(and(eq(clientContacts.workspaceId, workspaceId), isTheirs(clientContacts.email)))
  await tx
    .update(aiSystems)
    .set({ owner: NOBODY })
    .where(and(eq(aiSystems.workspaceId, workspaceId), isTheirs(aiSystems.owner)))
  await tx
    .update(aiDuties)
    .set({ owner: NOBODY })
    .where(and(eq(aiDuties.workspaceId, workspaceId), isTheirs(aiDuties.owner)))
  await tx
    .update(vendorRequests)
    .set({ answeredBy: NOBODY })
    .where(and(eq(vendorRequests.workspaceId, workspaceId), isTheirs(vendorRequests.answeredBy)))
  await tx
    .update(vendorRequests)
    .set({ email: '' })
    .where(and(eq(vendorRequests.workspaceId, workspaceId), isTheirs(vendorRequests.email)))
  await forgetReportReader(tx, low)
  await forgetAsker(tx, low, NOBODY)
  await nameTeamless(tx, low, NOBODY)
  const theirs = sql`lower(btrim(p ->> 'name')) in (${sql.join(
    low.map((name) => sql`${name}`),
    sql`, `,
  )})`
  await tx.execute(sql`
    update app.plan_settings set people = (
      select jsonb_agg(case when ${theirs} then jsonb_set(p, '{name}', ${JSON.stringify(NOBODY)}::jsonb) else p end order by place)
      from jsonb_array_elements(people) with ordinality as all_people (p, place)
    )
    where workspace_id = ${workspaceId} and exists (select from jsonb_array_elements(people) p where ${theirs})`)
}
