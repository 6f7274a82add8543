import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { score } from '#app/core/scoring/score.ts'
import type { AnswerEntry } from '#app/report/model/answer-model.ts'
import { buildReport } from '#app/report/model/build-report.ts'
import type { Decided } from '#app/routes/results/decided.server.ts'
import { linksOf } from '#app/routes/results/links.server.ts'
import { requirementsOf } from '#app/routes/results/requirements.server.ts'
import type { LadderView } from '#app/routes/results/view.ts'
import { drawAnswers, someDraws } from '#tests/core/scoring/arbitrary-model.ts'
import { ASSESSMENT, head, model, TODAY } from './support/decided.ts'

const { catalogue } = model
const profile: AnswerSheet['profile'] = { 'scope-build-mode': 'train', 'scope-ai-in-use': ['genai', 'chatbot'] }

/** As the pages are given it, but without a plan, which no reason here rests on. */
function decided(answers: AnswerSheet['answers']): Decided {
  const sheet: AnswerSheet = { form: 'full', profile, answers }
  const scored = score(model, sheet)
  const meta = { company: head.title, locale: 'en', today: TODAY }
  const report = buildReport({ catalogue, sheet, score: scored, plan: null, weeks: {}, meta })
  return { model, sheet, score: scored, plan: null, report, links: linksOf(catalogue, ASSESSMENT) }
}

/** What was chosen there, in the words of the catalogue. */
function chosenWords(id: string, answer: unknown): string {
  const question = model.questionById.get(id)
  if (question?.kind !== 'level') return question?.options.find((option) => option.id === answer)?.text ?? 'no option'
  const statement = catalogue.capabilities.find((capability) => capability.id === question.capability)?.levels
  return `${statement?.[Number(answer)]?.lead}${statement?.[Number(answer)]?.rest}`
}

function expectAnswer({ sheet }: Decided, { question, ask, state, answer }: AnswerEntry): void {
  const given = sheet.answers[question] ?? sheet.profile[question as `scope-${string}`]

  expect(ask).toBe(model.questionById.get(question)?.ask)
  if (state === 'open') expect([given, answer], question).toEqual([undefined, 'Not answered'])
  else if (state === 'unsure') expect([given, answer], question).toEqual(['unsure', 'Not sure'])
  else if (state !== 'answered') expect(answer, question).toBe('Not asked')
  else if (!Array.isArray(given)) expect(answer, question).toContain(chosenWords(question, given))
}

/** Ends at the answers given, and one of them is what holds the level where it is. */
function expectLadder(given: Decided, { id, level, reasons }: LadderView): void {
  const scored = given.score.dimensions.flatMap(({ capabilities }) => capabilities).find((each) => each.id === id)
  const deciding = scored?.aspects.filter(({ level: own }) => own.lo === level?.lo || own.hi === level?.hi) ?? []

  expect(
    reasons.some(({ question }) => deciding.some((aspect) => aspect.question === question)),
    id,
  ).toBe(true)
  for (const reason of reasons) expectAnswer(given, reason)
}

describe('every explanation names a question and what was chosen there, over 50 random answer sheets (mapping E 30)', () => {
  test('what stands in the way of a use case or technique', () => {
    fc.assert(
      fc.property(someDraws, fc.nat(), (draws, pick) => {
        const given = decided(drawAnswers(catalogue, draws))
        const targets = [...catalogue.useCases, ...catalogue.techniques]
        for (const step of [0, 1, 2, 3]) {
          const { needs, alternatives } = requirementsOf(given, targets[(pick + 15 * step) % targets.length]?.id ?? '')
          const ladders = [...needs, ...alternatives.flatMap(({ options }) => options.flat())]

          expect(ladders.length).toBeGreaterThan(0)
          for (const { why } of [...needs, ...alternatives]) expect(why).not.toBe('')
          for (const { ladder } of ladders) expectLadder(given, ladder)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('points lost and open, pitfalls and contradictions', () => {
    fc.assert(
      fc.property(someDraws, (draws) => {
        const given = decided(drawAnswers(catalogue, draws))
        const { points, pitfalls, contradictions, dimensions } = given.report

        for (const { question, ask, answer } of [...(points?.losses ?? []), ...(points?.potentials ?? [])]) {
          const state = given.sheet.answers[question]
          expect(ask).toBe(model.questionById.get(question)?.ask)
          if (state === undefined || state === 'unsure') expect(answer).toMatch(/^Not (answered|sure|asked)$/)
          else expect(answer).toContain(chosenWords(question, state))
        }
        for (const { because, label } of pitfalls) {
          if (label === 'High') expect(because.length).toBeGreaterThan(0)
          for (const entry of because) expectAnswer(given, entry)
        }
        for (const { answers } of contradictions) {
          expect(answers.length).toBeGreaterThan(1)
          for (const entry of answers) expectAnswer(given, entry)
        }
        for (const { reasons } of dimensions.flatMap(({ capabilities }) => capabilities)) {
          for (const entry of reasons) expectAnswer(given, entry)
        }
      }),
      { numRuns: 50 },
    )
  })
})
