import { type SQL, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { Busy, DatabaseError, translateError } from '#db/database-error.ts'
import type { AnswerSave, AnswerSaved } from './answers.server.ts'

type Write = Omit<AnswerSave, 'participantId'>

/** SQLSTATE of a row that is there already. */
const THERE_ALREADY = '23505'

/**
 * The one statement behind `saveAnswer`: hold the assessment open, compare and set, log.
 *
 * @returns `null` if the assessment is closed or foreign, the base version is not the current one, or the operation was
 *   logged before
 * @throws Busy if another transaction logged this operation in between
 */
export function writeAnswer(tx: WorkspaceTx, save: AnswerSave): Promise<AnswerSaved | null> {
  return write(tx, save, sql`p.id = ${save.participantId}::uuid and not (${isShut(tx)})`)
}

/**
 * Saves one answer of an assessment's lead in that statement alone, where nothing has to be known or said beside it.
 *
 * @param isGuest it is saved only in work that is not kept in an account
 * @returns `null` in all other cases, in which nothing is changed: then the longer way finds out why; also where the
 *   workspace asks questions of its own, or is to be kept longer
 * @throws as {@link writeAnswer}
 */
export function saveLeadAnswer(tx: WorkspaceTx, save: Write, isGuest: boolean): Promise<AnswerSaved | null> {
  const { workspaceId } = tx.scope
  return write(
    tx,
    save,
    sql`p.kind = 'lead' and exists (
      select from app.workspaces w
      where w.workspace_id = ${workspaceId}::uuid and w.last_active_at >= now() - interval '10 minutes'
        and (w.expires_at is not null or not ${isGuest}::boolean)
    ) and not exists (select from app.own_questions o where o.workspace_id = ${workspaceId}::uuid)`,
  )
}

/** @param may a condition on the participant `p` */
async function write(tx: WorkspaceTx, save: Write, may: SQL): Promise<AnswerSaved | null> {
  const { workspaceId, actorId } = tx.scope
  const statement = sql`
    with held as (
      select a.workspace_id, a.id as assessment_id, p.id as participant_id
      from app.assessments a
      join app.participants p on p.workspace_id = a.workspace_id and p.assessment_id = a.id
      where a.workspace_id = ${workspaceId}::uuid and a.id = ${save.assessmentId}::uuid and a.status = 'open' and ${may}
        and not exists (
          select from app.answer_log l where l.workspace_id = ${workspaceId}::uuid and l.op_id = ${save.opId}::uuid
        )
      for share of a
    ),
    written as (${change(save)}),
    logged as (
      insert into app.answer_log (workspace_id, op_id, assessment_id, participant_id, question_id, value,
        note, evidence, told_by, told_on, wording_hash, version, actor_id)
      select ${workspaceId}::uuid, ${save.opId}::uuid, ${save.assessmentId}::uuid, written.participant_id,
        ${save.questionId}::text, ${toJson(save)}, ${save.note}::text, ${save.evidence}::text, ${save.toldBy}::text,
        ${save.toldOn}::date, ${save.wordingHash}::text, written.version, ${actorId}::uuid
      from written
    )
    select version, now() as saved_at from written`
  const [written] = await tx.execute<{ version: number; saved_at: string }>(statement).catch((error) => {
    const told = translateError(error)
    const isLogged = told instanceof DatabaseError && told.code === THERE_ALREADY
    throw isLogged ? new Busy('This operation is being saved at this moment.') : error
  })
  if (!written) return null
  return { ok: true, version: save.value === null ? 0 : written.version, savedAt: new Date(written.saved_at) }
}

/** Whether `p`, who answers by a link, was taken out or comes after the round was closed; whoever enters for them does not. */
export const isShut = (tx: WorkspaceTx) => sql`
  p.kind = 'participant' and p.id = ${tx.scope.actorId}::uuid and (p.removed_at is not null or exists (
    select from app.rounds r
    where r.workspace_id = p.workspace_id and r.assessment_id = p.assessment_id and r.closed_at is not null
  ))`

const toJson = ({ value }: Write) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`

function change(save: Write): SQL {
  if (save.value === null) return clearing(save)
  return save.baseVersion === 0 ? first(save) : replacement(save)
}

/** Goes on counting where the history ends, so that a version never comes back after a clearing. */
const first = (save: Write) => sql`
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
  returning version, participant_id`

const replacement = (save: Write) => sql`
  update app.answers a
  set value = ${toJson(save)}, note = ${save.note}::text, evidence = ${save.evidence}::text,
    told_by = ${save.toldBy}::text, told_on = ${save.toldOn}::date, wording_hash = ${save.wordingHash}::text,
    version = a.version + 1, updated_at = now()
  from held
  where ${isBase(save)}
  returning a.version, a.participant_id`

const clearing = (save: Write) => sql`
  delete from app.answers a using held where ${isBase(save)} returning a.version + 1 as version, a.participant_id`

const isBase = (save: Write) => sql`
  a.workspace_id = held.workspace_id and a.assessment_id = held.assessment_id
    and a.participant_id = held.participant_id and a.question_id = ${save.questionId}::text
    and a.version = ${save.baseVersion}::int`
