import type postgres from 'postgres'
import type { ReceivedMail } from '#tests/support/mailbox.ts'
import type { Ledger } from './ledger.ts'

export type Found = {
  /** What somebody was told is done, and is not there. */
  lost: number
  /** What is there more often than it was done. */
  doubled: number
  /** What is there in part: a check that is submitted without a result, somebody who was asked without a link. */
  half: number
}

/** Compares what people were told with what is stored. */
export async function compareStored(admin: postgres.Sql, { saves, submitted, started }: Ledger): Promise<Found> {
  const logged = await admin<{ op_id: string; version: number }[]>`
    select op_id, version from app.answer_log where assessment_id in ${admin(some(started))}`
  const versions = new Map(logged.map(({ op_id, version }) => [op_id, version]))
  const last = new Map(saves.map((save) => [`${save.assessmentId} ${save.questionId}`, save]))
  const answers = await admin<{ of: string; version: number; note: string }[]>`
    select assessment_id || ' ' || question_id as of, version, note from app.answers
    where assessment_id in ${admin(some(started))}`
  const current = new Map(answers.map((answer) => [answer.of, answer]))
  const checks = await admin<{ id: string; status: string; snapshots: number }[]>`
    select a.id, a.status, (select count(*)::int from app.snapshots s
      where s.workspace_id = a.workspace_id and s.assessment_id = a.id) as snapshots
    from app.assessments a where a.id in ${admin(some(started))}`
  const isDone = (id: string) => checks.some((check) => check.id === id && check.status === 'submitted')
  const lostSaves = saves.filter(({ opId, version }) => versions.get(opId) !== version)
  const lostAnswers = [...last].filter(([of, { note }]) => current.get(of)?.note !== note)
  return {
    lost: lostSaves.length + lostAnswers.length + submitted.filter((id) => !isDone(id)).length,
    doubled: logged.length - saves.length + lostSaves.length + checks.filter(({ snapshots }) => snapshots > 1).length,
    half: checks.filter(({ status, snapshots }) => (status === 'submitted') !== snapshots > 0).length,
  }
}

/** The same for who was asked to answer, and the mails that say so; once the outbox is empty. */
export async function compareInvited(
  admin: postgres.Sql,
  { invited }: Ledger,
  received: readonly ReceivedMail[],
): Promise<Found & { sentAgain: number }> {
  const people = await admin<{ email: string; links: number }[]>`
    select p.email, (select count(*)::int from app.answer_links l
      where l.workspace_id = p.workspace_id and l.participant_id = p.id) as links
    from app.participants p where p.email in ${admin(some(invited.map(({ email }) => email)))}`
  const found = { lost: 0, doubled: 0, half: 0, sentAgain: 0 }
  for (const { email } of invited) {
    const asked = people.filter((person) => person.email === email)
    const mails = received.filter(({ recipients }) => recipients.includes(email))
    const ids = new Set(mails.map(({ raw }) => /^Message-ID: (.+)$/im.exec(raw)?.[1] ?? ''))
    if (asked.length === 0) found.lost += 1
    if (asked.length > 1 || ids.size > 1) found.doubled += 1
    if (asked.some(({ links }) => links !== 1) || mails.length === 0) found.half += 1
    found.sentAgain += Math.max(0, mails.length - ids.size)
  }
  return found
}

/** A list in SQL has at least one entry. */
const some = (ids: readonly string[]) => (ids.length > 0 ? [...ids] : ['00000000-0000-0000-0000-000000000000'])
