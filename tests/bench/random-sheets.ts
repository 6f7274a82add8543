import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import type { Catalogue, Level } from '#content/schema.ts'

/** Answer sheets as people might give them: a maturity each, levels around it, some "not sure", some open. Seeded. */
export function randomSheets(catalogue: Catalogue, count: number, seed: number): AnswerSheet[] {
  const next = mulberry32(seed)
  const among = <T>(items: readonly T[]) => items[Math.floor(next() * items.length)] as T
  return Array.from({ length: count }, () => {
    const maturity = next() * 4
    const sheet: AnswerSheet = { form: next() < 0.5 ? 'full' : 'short', profile: {}, answers: {} }
    sheet.profile['scope-build-mode'] = among(['adopt', 'adopt', 'adapt', 'train'])
    sheet.profile['scope-team-size'] = among(['s', 'm', 'l', 'xl'])
    for (const question of catalogue.questions) {
      const luck = next()
      if (question.kind === 'level' && luck < 0.9) {
        const level = Math.min(4, Math.max(0, Math.round(maturity + (next() - 0.5) * 2))) as Level
        sheet.answers[question.id] = luck < 0.05 ? 'unsure' : level
      }
      if (question.kind === 'fact' && luck < 0.7)
        sheet.answers[question.id] = luck < 0.05 ? 'unsure' : among(question.options).id
    }
    return sheet
  })
}
