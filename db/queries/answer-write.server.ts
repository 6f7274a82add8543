import { type SQL, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import type { AnswerSave } from './answers.server.ts'

/**
 * The one statement behind `saveAnswer`: hold the assessment open, compare and set, log.
 *
 * @returns `null` if the assessment is closed or foreign, or the base version is not the current one;
 *   `isLogged` is `false` if another transaction logged this operation in between
 */
export async function writeAnswer(tx: WorkspaceTx, save: AnswerSave) {
  const [written] = await tx.execute<{ version: number; saved_at: string; is_logged: boolean }>(sql`
    with held as (
      select a.workspace_id, a.id as assessment_id, p.id as participant_id
      from app.assessments a
      join app.participants p
        on p.workspace_id = a.workspace_id and p.assessment_id = a.id and p.id = ${save.participantId}::uuid
      where a.workspace_id = ${tx.scope.workspaceId}::uuid and a.id = ${save.assessmentId}::uuid and a.status = 'open'
        and not (${isShut(tx)})
      for share of a
    ),
    written as (${change(save)}),
    logged as (
      insert into app.answer_log (workspace_id, op_id, assessment_id, participant_id, question_id, value,
        note, evidence, told_by, told_on, wording_hash, version, actor_id)
      select ${tx.scope.workspaceId}::uuid, ${save.opId}::uuid, ${save.assessmentId}::uuid, ${save.participantId}::uuid,
        ${save.questionId}::text, ${toJson(save)}, ${save.note}::text, ${save.evidence}::text, ${save.toldBy}::text,
        ${save.toldOn}::date, ${save.wordingHash}::text, written.version, ${tx.scope.actorId}::uuid
      from written
      on conflict do nothing
      returning 1
    )
    select version, now() as saved_at, exists (select from logged) as is_logged from written`)
  if (!written) return null
  return { version: written.version, savedAt: new Date(written.saved_at), isLogged: written.is_logged }
}

/** Whether `p`, who answers by a link, was taken out or comes after the round was closed; whoever enters for them does not. */
export const isShut = (tx: WorkspaceTx) => sql`
  p.kind = 'participant' and p.id = ${tx.scope.actorId}::uuid and (p.removed_at is not null or exists (
    select from app.rounds r
    where r.workspace_id = p.workspace_id and r.assessment_id = p.assessment_id and r.closed_at is not null
  ))`

const toJson = ({ value }: AnswerSave) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`

function change(save: AnswerSave): SQL {
  if (save.value === null) return clearing(save)
  return save.baseVersion === 0 ? first(save) : replacement(save)
}

/** Goes on counting where the history ends, so that a version never comes back after a clearing. */
const first = (save: AnswerSave) => sql`
  insert into app.answers (workspace_id, assessment_id, participant_id, question_id, value,
    note, evidence, told_by, told_on, wording_hash, version)
  select held.workspace_id, held.assessment_id, held.participant_id, ${save.questionId}::text, ${toJson(save)},
    ${save.note}::text, ${save.evidence}::text, ${save.toldBy}::text, ${save.toldOn}::date, ${save.wordingHash}::text,
    1 + coalesce((
      select max(l.version) from app.answer_log l
      where l.workspace_id = held.workspace_id and l.assessment_id = held.assessment_id
        and l.participant_id = held.participant_id and l.question_id = ${save.questionId}::text
    ), 0)
  from held
  on conflict do nothing
  returning version`

const replacement = (save: AnswerSave) => sql`
  update app.answers a
  set value = ${toJson(save)}, note = ${save.note}::text, evidence = ${save.evidence}::text,
    told_by = ${save.toldBy}::text, told_on = ${save.toldOn}::date, wording_hash = ${save.wordingHash}::text,
    version = a.version + 1, updated_at = now()
  from held
  where ${isBase(save)}
  returning a.version`

const clearing = (save: AnswerSave) => sql`
  delete from app.answers a using held where ${isBase(save)} returning a.version + 1 as version`

const isBase = (save: AnswerSave) => sql`
  a.workspace_id = held.workspace_id and a.assessment_id = held.assessment_id
    and a.participant_id = held.participant_id and a.question_id = ${save.questionId}::text
    and a.version = ${save.baseVersion}::int`
