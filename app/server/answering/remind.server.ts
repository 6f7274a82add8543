import { nameInMail } from '#app/core/account/name-in-mail.ts'
import { reminderDue } from '#app/core/team/reminder-due.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { runJob } from '#app/server/job.server.ts'
import { dayName } from '#app/server/pilots/period-name.ts'
import type { Services } from '#app/server/services.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { addPersonalLink, prepareAnswerLink } from '#db/queries/answer-links.server.ts'
import { inEachWorkspace } from '#db/queries/each-workspace.server.ts'
import { forgetTokens } from '#db/queries/link-places.server.ts'
import { queueMail } from '#db/queries/mails.server.ts'
import { listMissing, type MissingPerson, noteReminder, wasReminded } from '#db/queries/participant-notices.server.ts'
import { findWorkspace } from '#db/queries/workspaces.server.ts'

export type Reminding = Pick<Services, 'database' | 'log' | 'mailing' | 'now' | 'origin'>

const HOUR_MS = 3_600_000
/** A reminder that is older says something wrong. */
const KEEP_MINUTES = 24 * 60

type Due = MissingPerson & { scope: WorkspaceTx['scope']; dueOn: string; daysBefore: number }

/**
 * Mails who was asked, is not done and is near the last day: each reminder once, however many processes look. Guests'
 * workspaces, which send no mail, and such as close are left out.
 */
export async function remindMissing({ database, mailing, now, origin }: Omit<Reminding, 'log'>): Promise<void> {
  const due: Due[] = []
  await inEachWorkspace(database, async (tx) => {
    due.push(...(await listDue(tx, now())))
  })
  for (const person of due) await remind({ database, origin }, person)
  if (due.length > 0) mailing.wake()
}

async function listDue(tx: WorkspaceTx, now: Date): Promise<Due[]> {
  const workspace = await findWorkspace(tx)
  if (!workspace || workspace.closesAt !== null) return []
  const dated = (at: Date) => dateIn(at, workspace.timeZone ?? undefined)
  const today = dated(now)
  const due: Due[] = []
  for (const person of await listMissing(tx, today)) {
    const { dueOn, invitedAt, reminderDays } = person
    if (dueOn === null || invitedAt === null) continue
    const daysBefore = reminderDue({ dueOn, reminderDays, askedOn: dated(invitedAt), today })
    if (daysBefore === null || (await wasReminded(tx, { ...person, dueOn, daysBefore }))) continue
    due.push({ ...person, dueOn, daysBefore, scope: tx.scope })
  }
  return due
}

/** The first link is known to nobody but its reader, so each mail carries another one to the same answers. */
async function remind({ database, origin }: Pick<Reminding, 'database' | 'origin'>, person: Due): Promise<void> {
  const { scope, assessmentId, participantId, dueOn, daysBefore } = person
  const token = await database.withSys((tx) => prepareAnswerLink(tx, scope.workspaceId))
  const isNew = await database.withWorkspace(scope, async (tx) => {
    if (!(await noteReminder(tx, { assessmentId, participantId, dueOn, daysBefore }))) return false
    await addPersonalLink(tx, { assessmentId, participantId, token, kind: 'person' })
    return true
  })
  if (!isNew) return database.withSys((tx) => forgetTokens(tx, [token]))
  const link = `${origin ?? ''}/answer/${token}`
  const facts = {
    company: nameInMail(person.company),
    until: dayName(dueOn, person.language),
    state: person.enteredAt === null ? 'new' : 'begun',
    link,
    stopLink: `${link}/stop`,
  }
  const mail = {
    kind: 'answerReminder',
    recipient: person.email,
    locale: person.language,
    facts,
    keepMinutes: KEEP_MINUTES,
  } as const
  await database.withSys((tx) => queueMail(tx, mail))
}

/** Looks every hour whom to remind. */
export function startReminders(services: Reminding & Pick<Services, 'metrics' | 'tracing'>) {
  const job = { name: 'reminders', onFailure: 'reminders will be looked at again' } as const
  const timer = setInterval(() => void runJob(services, job, () => remindMissing(services)), HOUR_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
