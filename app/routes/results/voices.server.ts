import { joinAnswers } from '#app/core/agreement/team-answers.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { Decisions } from '#app/server/decisions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import type { Voice } from './view.ts'

/**
 * Who said what, by question, to show to the lead's side: only where three people gave an answer, so that nobody stands
 * out by theirs. Names are those of today; they stand in no snapshot.
 */
export function voicesOf(
  model: Model,
  { team }: Pick<Decisions, 'team'>,
  { lead, team: stored }: Pick<OpenAssessment, 'lead' | 'team'>,
): Map<string, Voice[]> {
  if (team === null) return new Map()
  const people = [lead, ...(stored?.people ?? [])]
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? ''
  const told = joinAnswers(model, team.sheet).items.filter(({ distribution }) => distribution !== null)
  return new Map(
    told.map(({ question }) => {
      const options = model.questionById.get(question)?.options ?? []
      const voices = team.sheet.members.flatMap(({ id, isLead, answers }): Voice[] => {
        const answer = answers[question]
        if (answer === undefined) return []
        if (typeof answer === 'number') return [{ id, isLead, name: nameOf(id), level: answer, text: '' }]
        const text = options.find((option) => option.id === answer)?.text ?? ''
        return [{ id, isLead, name: nameOf(id), level: null, text: answer === 'unsure' ? '' : text }]
      })
      return [question, voices]
    }),
  )
}
