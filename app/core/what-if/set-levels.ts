import type { AnswerSheet, GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { Level, Question } from '#content/schema.ts'
import { aspectsOf } from './level-stops.ts'

/** Levels by capability id, as somebody sets them to see what follows. */
export type SetLevels = Readonly<Record<string, number>>

/**
 * The sheet as it would be if these capabilities stood at these levels for sure: what holds one of them back is answered
 * with the least that lets the level through, all else stays as it is, open answers too.
 *
 * @param levels each one of `levelStops`
 */
export function setLevels(model: Model, sheet: AnswerSheet, levels: SetLevels): AnswerSheet {
  const answers = { ...sheet.answers }
  const spans = { ...sheet.spans }
  for (const [capability, level] of Object.entries(levels)) {
    const asked = aspectsOf(model, capability).map(({ question }) => question)
    const isClaimed = asked.some(({ kind }) => kind === 'level')
    for (const question of asked) {
      const given = spans[question.id] ? undefined : answers[question.id]
      answers[question.id] = isClaimed ? answerFor(question, level, given) : leastAnswer(question, level)
      delete spans[question.id]
    }
  }
  const { spans: _, ...rest } = sheet
  return { ...rest, answers, ...(Object.keys(spans).length > 0 && { spans }) }
}

/** A fact that lets the level through stays as it was answered. */
function answerFor(question: Question, level: number, given: GivenAnswer | undefined): GivenAnswer {
  if (question.kind === 'level') return level as Level
  return (question.caps[String(given)] ?? -1) >= level && given !== undefined ? given : leastAnswer(question, level)
}

/** The option that lets the least through that is enough. */
function leastAnswer({ options, caps }: Question, level: number): GivenAnswer {
  const capOf = ({ id }: { id: string }) => caps[id] ?? -1
  const [least] = options.filter((option) => capOf(option) >= level).sort((a, b) => capOf(a) - capOf(b))
  return least?.id ?? 'unsure'
}
