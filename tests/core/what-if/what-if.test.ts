import { describe, expect, test } from 'vitest'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import type { PlanRequest } from '#app/core/roadmap/plan.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { VERDICTS } from '#app/core/scoring/result.ts'
import { score } from '#app/core/scoring/score.ts'
import { compactRules } from '#app/core/what-if/compact-rules.ts'
import { levelStops } from '#app/core/what-if/level-stops.ts'
import { setLevels } from '#app/core/what-if/set-levels.ts'
import { planWith, type TargetOutcome, verdictsWith } from '#app/core/what-if/what-if.ts'
import { aSheet, model, randomSheet, randomTargets } from '../roadmap/support/sheets.ts'

/** As a browser has it: through JSON. */
const compact = compileModel(JSON.parse(JSON.stringify(compactRules(model.catalogue))))
const random = mulberry32(77)
const among = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T

/** Answers, a plan asked for, and some levels set. */
function aCase() {
  const sheet = randomSheet(random)
  const request: PlanRequest = { targets: randomTargets(random, 1 + Math.floor(random() * 3)), startOn: '2026-11-18' }
  const chosen = model.catalogue.capabilities.filter(() => random() < 0.25)
  const levels = Object.fromEntries(chosen.map(({ id }) => [id, among(levelStops(model, id))] as const))
  return { sheet, request, levels }
}
const cases = Array.from({ length: 60 }, aCase)

const levelsOf = (sheet: ReturnType<typeof randomSheet>) =>
  new Map(score(model, sheet).dimensions.flatMap((each) => each.capabilities.map((one) => [one.id, one] as const)))

describe('levels that somebody sets', () => {
  test('hold for sure, whatever was answered, and nothing else moves', () => {
    for (const { sheet, levels } of cases) {
      const before = levelsOf(sheet)
      for (const [id, { level, applies }] of levelsOf(setLevels(model, sheet, levels))) {
        const set = levels[id]
        if (set === undefined) expect(level).toEqual(before.get(id)?.level)
        else if (applies) expect([id, level]).toEqual([id, { lo: set, hi: set }])
      }
    }
  })

  test('take the place of what a team says differently', () => {
    const { answers, ...rest } = aSheet(2)
    const question = model.catalogue.questions.find(
      ({ kind, capability }) => kind === 'level' && capability === 'pilot-scope',
    )
    const id = question?.id ?? ''
    const spread = { ...rest, answers, spans: { [id]: { lo: 1, hi: 3 } } }

    expect(levelsOf(spread).get('pilot-scope')?.level).toEqual({ lo: 1, hi: 3 })
    expect(levelsOf(setLevels(model, spread, { 'pilot-scope': 2 })).get('pilot-scope')?.level).toEqual({ lo: 2, hi: 2 })
    expect(setLevels(model, spread, { 'pilot-scope': 2 })).not.toHaveProperty('spans')
  })

  test('an unknown capability has no level to set and changes nothing', () => {
    const sheet = aSheet(1)

    expect(levelStops(model, 'nonsense')).toEqual([])
    expect(setLevels(model, sheet, { nonsense: 3 })).toEqual(sheet)
  })
})

describe('what a browser works out from the compact rules', () => {
  test('is what scoring says of the whole catalogue', () => {
    for (const { sheet, request, levels } of cases) {
      const whole = score(model, setLevels(model, sheet, levels))
      const pick = ({ id, range }: TargetOutcome) => ({ id, range })

      expect(verdictsWith(compact, { sheet, request }, levels)).toEqual({
        readiness: whole.readiness,
        stage: whole.stage,
        useCases: whole.useCases.map(pick),
        techniques: whole.techniques.map(pick),
      })
    }
  })

  test('is what planning says of the whole catalogue', () => {
    let planned = 0
    for (const { sheet, request, levels } of cases) {
      const plan = planRoadmap(model, setLevels(model, sheet, levels), request)
      const outcome = planWith(compact, { sheet, request }, levels)
      if (isRefusal(plan)) {
        expect(outcome).toEqual({ refused: plan.reason })
        continue
      }
      planned += 1
      const { weeks, prepareWeeks, effortDays, cost, proven } = plan
      expect(outcome).toMatchObject({ weeks, prepareWeeks, effortDays, cost, proven })
    }
    expect(planned).toBeGreaterThan(20)
  })

  test('has none of the texts', () => {
    const said = JSON.stringify(compactRules(model.catalogue))

    for (const { name } of [...model.catalogue.actions, ...model.catalogue.useCases]) expect(said).not.toContain(name)
    expect(said.length).toBeLessThan(JSON.stringify(model.catalogue).length / 3)
  })
})

describe('raising a level', () => {
  const place = ({ range }: TargetOutcome, end: 0 | 1) => VERDICTS.indexOf(range?.[end] ?? 'notYet')

  test('never makes a verdict worse', () => {
    for (const { sheet, request, levels } of cases) {
      const before = verdictsWith(model, { sheet, request }, levels)
      const after = verdictsWith(model, { sheet, request }, raised(levels))
      for (const kind of ['useCases', 'techniques'] as const)
        for (const [at, was] of before[kind].entries()) {
          const is = after[kind][at] as TargetOutcome
          expect(place(is, 0)).toBeGreaterThanOrEqual(place(was, 0))
          expect(place(is, 1)).toBeGreaterThanOrEqual(place(was, 1))
        }
      expect(after.readiness?.lo).toBeGreaterThanOrEqual(before.readiness?.lo ?? 0)
      expect(after.stage.lo).toBeGreaterThanOrEqual(before.stage.lo)
    }
  })

  test('never makes the plan dearer', () => {
    for (const { sheet, request, levels } of cases) {
      const before = planWith(model, { sheet, request }, levels)
      const after = planWith(model, { sheet, request }, raised(levels))
      if (!before || !after || 'refused' in before || 'refused' in after || !before.proven || !after.proven) continue
      const effort = ({ low, high }: { low: number; high: number }) => low + high
      expect(effort(after.effortDays)).toBeLessThanOrEqual(effort(before.effortDays))
    }
  })

  function raised(levels: Readonly<Record<string, number>>) {
    const next = (id: string, level: number) => levelStops(model, id).find((stop) => stop > level) ?? level
    return Object.fromEntries(Object.entries(levels).map(([id, level]) => [id, next(id, level)] as const))
  }
})
