import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnswerSheet, GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import { layOwnQuestions } from '#app/core/own-questions/lay-own-questions.ts'
import { type AddedQuestion, NO_OWN_QUESTIONS, type OwnQuestions } from '#app/core/own-questions/own-questions.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import type { Interval, ScoreResult } from '#app/core/scoring/result.ts'
import { score } from '#app/core/scoring/score.ts'
import type { Catalogue } from '#content/schema.ts'
import { drawAnswers, someCatalogue, someDraws, someProfile } from '#tests/core/scoring/arbitrary-model.ts'
import { cases } from '#tests/support/cases.ts'

const RUNS = { numRuns: cases(500) }
const idOf = (index: number) => `own-00000000-0000-7000-8000-00000000000${index}`
const LEVELS = ['None.', 'Some.', 'Half.', 'Most.', 'All.']

/** What a workspace might do to a catalogue of six capabilities. */
const someOwn: fc.Arbitrary<{ picks: number[]; capabilities: (string | null)[] }> = fc.record({
  picks: fc.array(fc.nat(20), { maxLength: 3 }),
  capabilities: fc.array(fc.constantFrom('c0', 'c1', 'c2', 'c3', null), { maxLength: 3 }),
})

const anAdded = (index: number, capability: string | null): AddedQuestion => ({
  id: idOf(index),
  section: 'pilot',
  capability,
  ask: 'Ours?',
  help: '',
  levels: LEVELS,
})

const measuring = ({ questions }: Catalogue) => questions.filter(({ kind }) => kind !== 'scope')
const scored = (catalogue: Catalogue, own: OwnQuestions, sheet: AnswerSheet): ScoreResult =>
  score(compileModel(layOwnQuestions(catalogue, own, catalogue.hash)), sheet)
const isWithin = (inner: Interval | null, outer: Interval | null) =>
  inner === null || outer === null ? inner === outer : inner.lo >= outer.lo - 1e-9 && inner.hi <= outer.hi + 1e-9
const levelsOf = ({ dimensions }: ScoreResult) => dimensions.flatMap(({ capabilities }) => capabilities)

const given = { catalogue: someCatalogue, profile: someProfile, draws: someDraws, own: someOwn }

test('without own questions the catalogue and the result are the standard’s, to the byte', () => {
  fc.assert(
    fc.property(fc.record(given), ({ catalogue, profile, draws }) => {
      const laid = layOwnQuestions(catalogue, NO_OWN_QUESTIONS, 'other')
      const sheet: AnswerSheet = { form: 'full', profile, answers: drawAnswers(catalogue, draws) }

      expect(laid).toBe(catalogue)
      expect(JSON.stringify(score(compileModel(laid), sheet))).toBe(
        JSON.stringify(score(compileModel(catalogue), sheet)),
      )
    }),
    { numRuns: 50 },
  )
})

test('other words change no score, and neither does a question that informs nothing', () => {
  fc.assert(
    fc.property(fc.record(given), ({ catalogue, profile, draws, own: { picks } }) => {
      const asked = catalogue.questions
      const own: OwnQuestions = {
        hidden: [],
        reworded: picks.map((pick) => ({ question: asked[pick % asked.length]?.id ?? '', ask: 'Say?', help: 'So.' })),
        added: [anAdded(1, null)],
      }
      const answers = drawAnswers(catalogue, draws)
      const standard = scored(catalogue, NO_OWN_QUESTIONS, { form: 'full', profile, answers })

      const result = scored(catalogue, own, { form: 'full', profile, answers: { ...answers, [idOf(1)]: 'l2' } })

      expect(result).toEqual(standard)
    }),
    RUNS,
  )
})

test('hiding questions only widens what is known', () => {
  fc.assert(
    fc.property(fc.record(given), ({ catalogue, profile, draws, own: { picks } }) => {
      const known = measuring(catalogue)
      const hidden = [...new Set(picks.map((pick) => known[pick % known.length]?.id ?? ''))]
      const answers = drawAnswers(catalogue, draws)
      const kept = Object.fromEntries(Object.entries(answers).filter(([id]) => !hidden.includes(id)))
      const standard = scored(catalogue, NO_OWN_QUESTIONS, { form: 'full', profile, answers })

      const result = scored(catalogue, { ...NO_OWN_QUESTIONS, hidden }, { form: 'full', profile, answers: kept })

      expect(isWithin(standard.readiness, result.readiness)).toBe(true)
      expect(isWithin(standard.stage, result.stage)).toBe(true)
      for (const [index, { level }] of levelsOf(standard).entries()) {
        expect(isWithin(level, levelsOf(result)[index]?.level ?? null)).toBe(true)
      }
      const askable = [...result.techniques, ...result.useCases].flatMap(({ blockers }) =>
        blockers.flatMap(({ open }) => open),
      )
      expect(askable.filter((id) => hidden.includes(id))).toEqual([])
    }),
    RUNS,
  )
})

test('an added question can hold a level down and never lift it, whatever is answered', () => {
  fc.assert(
    fc.property(
      fc.record(given),
      fc.constantFrom('l0', 'l1', 'l4', 'unsure', null),
      ({ catalogue, profile, draws, own }, answer) => {
        const added = own.capabilities.map((capability, index) => anAdded(index, capability))
        const answers = drawAnswers(catalogue, draws)
        const ours: Record<string, GivenAnswer> =
          answer === null ? {} : Object.fromEntries(added.map(({ id }) => [id, answer]))
        const standard = scored(catalogue, NO_OWN_QUESTIONS, { form: 'full', profile, answers })

        const result = scored(
          catalogue,
          { ...NO_OWN_QUESTIONS, added },
          { form: 'full', profile, answers: { ...answers, ...ours } },
        )

        for (const [index, { level }] of levelsOf(standard).entries()) {
          const own = levelsOf(result)[index]?.level
          expect(own?.lo).toBeLessThanOrEqual(level.lo)
          expect(own?.hi).toBeLessThanOrEqual(level.hi)
        }
        if (answer === 'l4') expect(result.readiness).toEqual(standard.readiness)
      },
    ),
    RUNS,
  )
})
