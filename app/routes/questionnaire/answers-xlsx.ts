import { services } from '#app/context.server.ts'
import { answerSheetFile, XLSX_TYPE } from '#app/routes/import/answer-sheet.server.ts'
import { type AgreedNote, agreedNotes } from '#app/server/agreed-notes.server.ts'
import { layOver } from '#app/server/asked-questions.server.ts'
import { attachment } from '#app/server/attachment.ts'
import { proofsIn } from '#app/server/evidence/evidence-view.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { sheetOf } from '#app/server/sheet.server.ts'
import type { Route } from './+types/answers-xlsx'

/**
 * All answers with their notes, to the workspace's own questions too, as the sheet that can be imported again. What is
 * hidden stays in it, because its answer is kept.
 */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const open = await requireAssessment(context, params.assessmentId)
  const { model, say } = context.get(services)
  const { catalogue } = layOver(model, { ...open.own, hidden: [] })
  const details = Object.fromEntries(
    open.answers.map(({ questionId, value, note, toldBy, toldOn, evidence }) => {
      const ticks = 'level' in value ? (value.ticks ?? []) : []
      return [questionId, { note, toldBy, toldOn, evidence, ticks }]
    }),
  )
  const proofOf = proofsIn(open, catalogue)
  const shown = Object.fromEntries(
    open.answers.map(({ questionId }) => {
      const { names, isClaimed } = proofOf(questionId)
      return [questionId, isClaimed ? say('evidence.claimed') : names.join('\n')]
    }),
  )
  const agreed = [...(await agreedNotes(context, open)).values()]
  const behind = [
    { head: say('evidence.column'), words: shown },
    ...(agreed.length > 0 ? [{ head: say('agreement.column'), words: wordsOf(agreed) }] : []),
  ]
  const file = answerSheetFile(catalogue, say, { sheet: sheetOf(open, catalogue), details, behind })
  const name = `${open.assessment.title} ${say('import.sheet.name')}.xlsx`
  return new Response(file, { headers: { 'Content-Type': XLSX_TYPE, 'Content-Disposition': attachment(name) } })
}

/** The answer with its reason, by question. */
const wordsOf = (agreed: readonly AgreedNote[]) =>
  Object.fromEntries(
    agreed.map(({ id, level, answer, reason }) => [
      id,
      `${level === null ? answer : `${level}: ${answer}`}\n${reason}`,
    ]),
  )
