import { sql } from 'drizzle-orm'
import type { Discipline } from '#content/schema.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import type { AnswerValue } from '#db/schema/answers.ts'

/** What somebody beside the lead answered. */
type ToldAnswer = {
  questionId: string
  value: AnswerValue
  /** Who told it; empty: the person themselves. */
  toldBy: string
  /** ISO date, or `null`. */
  toldOn: string | null
  updatedAt: Date
}

/** Somebody who is asked beside the lead. */
type AskedPerson = {
  id: string
  /** Empty: they have not come in yet. */
  name: string
  disciplines: Discipline[]
  doneAt: Date | null
  /** In the order of question ids. */
  answers: ToldAnswer[]
}

/** Everything that the people of a team said, beside the lead. */
export type StoredTeam = {
  /** When the asking was closed; `null`: it is open. */
  closedAt: Date | null
  /** In the order of asking, at least one and at most 100. */
  people: AskedPerson[]
}

type Row = {
  id: string
  name: string
  disciplines: Discipline[]
  done_at: string | null
  closed_at: string | null
  answers: (Omit<ToldAnswer, 'updatedAt'> & { updatedAt: string })[]
}

/**
 * What a team said beside its lead, in one statement. Who was taken out is left out; what they answered stays stored.
 *
 * @returns `null` where nobody but the lead is asked
 */
export async function readTeamAnswers(tx: WorkspaceTx, assessmentId: string): Promise<StoredTeam | null> {
  const rows = await tx.execute<Row>(sql`
    select p.id, p.name, array_to_json(p.disciplines) as disciplines, p.done_at, r.closed_at, given.answers
    from app.participants p
    left join app.rounds r on r.workspace_id = p.workspace_id and r.assessment_id = p.assessment_id
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('questionId', a.question_id, 'value', a.value, 'toldBy', a.told_by,
        'toldOn', a.told_on, 'updatedAt', a.updated_at) order by a.question_id), '[]') as answers
      from app.answers a
      where a.workspace_id = p.workspace_id and a.assessment_id = p.assessment_id and a.participant_id = p.id
    ) given
    where p.workspace_id = ${tx.scope.workspaceId} and p.assessment_id = ${assessmentId}
      and p.kind = 'participant' and p.removed_at is null
    order by p.id
    limit 100`)
  const [first] = rows
  if (first === undefined) return null
  const people = rows.map(({ id, name, disciplines, done_at: doneAt, answers }) => ({
    id,
    name,
    disciplines,
    doneAt: dateOf(doneAt),
    answers: answers.map((answer) => ({ ...answer, updatedAt: new Date(answer.updatedAt) })),
  }))
  return { closedAt: dateOf(first.closed_at), people }
}

const dateOf = (at: string | null) => (at === null ? null : new Date(at))
