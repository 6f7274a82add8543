import { services } from '#app/context.server.ts'
import type { TeamSheet } from '#app/core/agreement/team.ts'
import type { AnswerSheet, ToldSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { attachment } from '#app/server/attachment.ts'
import { claimedIn } from '#app/server/evidence/evidence-view.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { applyingSheet, sheetOf } from '#app/server/sheet.server.ts'
import { teamSheetOf } from '#app/server/team-sheet.server.ts'
import type { Route } from './+types/answers-json'

/** All answers that count, as the command line reads them: the lead's, or those of everybody who was asked. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const open = await requireAssessment(context, params.assessmentId)
  const { catalogue, model, say } = context.get(services)
  const own = applyingSheet(model, sheetOf(open, catalogue))
  const team = teamSheetOf(open, catalogue)
  const told = team && toldTeam(model, team, own)
  const sheets = told?.respondents ?? [own]
  const claimed = claimedIn(open, catalogue).filter((id) => sheets.some(({ answers }) => Object.hasOwn(answers, id)))
  const file: (AnswerSheet | NonNullable<typeof told>) & Pick<ToldSheet, 'claimed'> = {
    ...(told ?? own),
    ...(claimed.length > 0 && { claimed }),
  }
  const name = `${open.assessment.title} ${say('import.sheet.name')}.json`
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json', 'Content-Disposition': attachment(name) },
  })
}

/** Everybody by an id, never by name, without what does not apply under the scope answers. */
function toldTeam(model: Model, { members, consensus }: TeamSheet, { form, profile }: AnswerSheet) {
  const applying = (answers: AnswerSheet['answers']) => applyingSheet(model, { form, profile, answers }).answers
  return {
    form,
    profile,
    respondents: members.map(({ id, disciplines, isLead, isPending, answers }) => ({
      id,
      disciplines,
      lead: isLead,
      pending: isPending,
      answers: applying(answers),
    })),
    consensus: consensus.filter(({ question, answer }) => Object.hasOwn(applying({ [question]: answer }), question)),
  }
}
