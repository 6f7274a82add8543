import type { Consensus, TeamSheet } from '#app/core/agreement/team.ts'
import { joinAnswers, type TeamAnswers } from '#app/core/agreement/team-answers.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { Catalogue } from '#content/schema.ts'
import { type Consensus as StoredConsensus, standingOf } from '#db/queries/consensuses.server.ts'
import type { StoredTeam } from '#db/queries/team-answers.server.ts'
import { dateIn } from './calendar.server.ts'
import type { StoredAssessment } from './open-assessment.server.ts'
import { givenAnswer, isStillAnAnswer, sheetOf } from './sheet.server.ts'

/** What of a stored assessment its judgement rests on. */
export type JudgedInputs = Parameters<typeof sheetOf>[0] & {
  assessment: Pick<StoredAssessment['assessment'], 'status'>
  lead: { id: string; disciplines: string[] }
  team: StoredTeam | null
  /** Everything that was ever agreed on; missing: nothing. */
  consensuses?: readonly StoredConsensus[]
  /** In which the day of an agreement is read. */
  timeZone?: string
}

/** What several people said, joined. */
type Joined = Pick<TeamAnswers, 'items' | 'soFar' | 'final'> & { team: TeamSheet }

/**
 * Everything that a team said, under the lead's form and scope answers; answers whose question left the catalogue are
 * left out, and so is who was taken out. What was agreed on counts also where nobody is left but the lead.
 *
 * As long as the asking is open, whoever is not done may still answer; the lead may until it is closed, because nothing
 * else says that they are done. Closing it, or submitting, settles what is there.
 *
 * @returns `null` where nobody but the lead is asked: they are judged by their own answers alone
 */
export function teamSheetOf(stored: JudgedInputs, catalogue: Catalogue): TeamSheet | null {
  const { team, lead, assessment } = stored
  const consensus = agreedIn(stored, catalogue)
  if (team === null && consensus.length === 0) return null
  const { form, profile, answers } = sheetOf(stored, catalogue)
  const isOpen = team !== null && team.closedAt === null && assessment.status === 'open'
  const answersOf = (given: JudgedInputs['answers']) => sheetOf({ ...stored, answers: given }, catalogue).answers
  const people = (team?.people ?? []).map((person) => ({
    id: person.id,
    disciplines: person.disciplines,
    isLead: false,
    isPending: isOpen && person.doneAt === null,
    answers: answersOf(person.answers),
  }))
  const disciplines = catalogue.disciplines.map(({ id }) => id).filter((id) => lead.disciplines.includes(id))
  return {
    form,
    profile,
    members: [{ id: lead.id, disciplines, isLead: true, isPending: isOpen, answers }, ...people],
    consensus,
  }
}

/** What holds of what was agreed on; answers that their question no longer has are left out. */
function agreedIn({ consensuses = [], timeZone }: JudgedInputs, { questions }: Catalogue): Consensus[] {
  return standingOf(consensuses).flatMap(({ questionId, value, recordedBy, recordedAt, reason }) => {
    const question = questions.find(({ id, own }) => id === questionId && own !== 'hidden')
    const answer = givenAnswer({ questionId, value })
    if (!question || answer === 'unsure' || !isStillAnAnswer(question, { questionId, value })) return []
    return [{ question: questionId, answer, by: recordedBy, on: dateIn(recordedAt, timeZone), reason }]
  })
}

/**
 * What an assessment is judged by: the answers of everybody who was asked, or the lead's where nobody else was.
 *
 * @returns `joined` is `null` for the lead alone
 */
export function judgedSheet(stored: JudgedInputs, model: Model): { sheet: AnswerSheet; joined: Joined | null } {
  const own = sheetOf(stored, model.catalogue)
  const team = teamSheetOf(stored, model.catalogue)
  if (team === null) return { sheet: own, joined: null }
  const { items, soFar, final } = joinAnswers(model, team)
  // What does not apply now is kept and counts for nothing; of what is never scored the lead's answer stands.
  const scored = new Set(items.map(({ question }) => question))
  const others = Object.assign({}, ...team.members.map(({ answers }) => answers)) as AnswerSheet['answers']
  const hidden = Object.entries(others).filter(([question]) => model.aspectOf.has(question))
  const given = { ...Object.fromEntries(hidden), ...own.answers }
  const kept = Object.fromEntries(Object.entries(given).filter(([question]) => !scored.has(question)))
  const whole = (sheet: AnswerSheet): AnswerSheet => ({ ...sheet, answers: { ...kept, ...sheet.answers } })
  return { sheet: whole(soFar), joined: { team, items, soFar: whole(soFar), final: whole(final) } }
}

/** Who is asked beside the lead and not done, as long as the asking is open. */
export function stillAsked(team: StoredTeam | null): StoredTeam['people'] {
  return team?.closedAt === null ? team.people.filter(({ doneAt }) => doneAt === null) : []
}
