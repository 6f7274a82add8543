import { describe, expect, test } from 'vitest'
import type { VerdictOutcome } from '#app/core/what-if/what-if.ts'
import { arrangeSections } from '#app/report/model/arrange.ts'
import { describeSecondView, type SeenInput } from '#app/report/model/second-view.ts'
import { sectionsOf } from '#app/report/model/sections.ts'
import { reportOf, someSheet } from './support/sample-report.ts'

const report = reportOf(someSheet)
const saw = (capability: string, lo: number, hi = lo) => ({
  capability,
  level: { lo, hi },
  reason: `By ${capability}.`,
})
const [useCase] = report.useCases.rows

const outcome = (worst: 'notYet' | 'ready', readiness: number): VerdictOutcome => ({
  readiness: { lo: readiness, hi: readiness },
  stage: { lo: 1, hi: 1 },
  useCases: [{ id: useCase?.id ?? '', range: [worst, 'ready'] }],
  techniques: [],
})
const input = (differs: Partial<SeenInput> = {}): SeenInput => ({
  seen: [saw('executive-sponsorship', 2), saw('vendor-privacy', 1), saw('data-access', 1)],
  by: ['Anna Köhler'],
  from: '2026-11-02',
  to: '2026-11-04',
  verdicts: { said: outcome('ready', 40), seen: outcome('notYet', 31) },
  ...differs,
})
const view = (differs: Partial<SeenInput> = {}) => {
  const made = describeSecondView(report, input(differs))
  if (!made) throw new Error('Nothing could be compared.')
  return made
}

describe('a second view in a report', () => {
  test('names who saw it and when, and counts what differs', () => {
    expect(view().intro).toContain('Anna Köhler')
    expect(view().intro).toMatch(/between 2\sNov\s2026 and 4\sNov\s2026/)
    expect(view().intro).toContain('One of 3 capabilities differs.')
    expect(view({ to: '2026-11-02' }).intro).toMatch(/on 2\sNov\s2026/)
    expect(view({ by: [] }).intro).toContain('What a consultant saw')
  })

  test('says of each how far it lies from the answers, differences first', () => {
    expect(view().rows.map(({ capability, difference }) => [capability, difference])).toEqual([
      ['vendor-privacy', '2 levels less'],
      ['data-access', 'The answers leave it open'],
      ['executive-sponsorship', 'The same'],
    ])
  })

  test('says levels as a range where either side is one', () => {
    const said = (lo: number, hi: number) => {
      const dimensions = report.dimensions.map((one) => ({
        ...one,
        capabilities: one.capabilities.map((ladder) =>
          ladder.id === 'vendor-privacy' ? { ...ladder, level: { lo, hi }, state: 'partly' as const } : ladder,
        ),
      }))
      return { ...report, dimensions }
    }
    const difference = (lo: number, hi: number, seen: [number, number]) =>
      describeSecondView(said(lo, hi), input({ seen: [saw('vendor-privacy', ...seen)] }))?.rows[0]?.difference

    expect(difference(2, 3, [1, 1])).toBe('1 to 2 levels less')
    expect(difference(2, 3, [4, 4])).toBe('1 to 2 levels more')
    expect(difference(2, 4, [1, 2])).toBe('Up to 3 levels less')
    expect(difference(1, 1, [2, 2])).toBe('One level more')
    expect(difference(1, 3, [2, 2])).toBe('Within what the answers say')
    expect(difference(2, 2, [1, 3])).toBe('Wider than the answers')
  })

  test('says what would follow, or that nothing would', () => {
    expect(view().wouldBe?.lines).toEqual([
      'Readiness would be 31 of 100 instead of 40.',
      `One use case would be “not yet to ready” instead of “ready”: ${useCase?.name}.`,
    ])
    const same = { said: outcome('ready', 40), seen: outcome('ready', 40) }
    expect(view({ verdicts: same }).wouldBe?.lines).toEqual(['No verdict would be another one.'])
    expect(view({ verdicts: null }).wouldBe).toBeNull()
  })

  test('says in one sentence what moves alike', () => {
    const ids = report.useCases.rows.map(({ id }) => id)
    const all = (verdict: 'ready' | 'nearly'): VerdictOutcome => ({
      ...outcome('ready', 40),
      useCases: ids.map((id) => ({ id, range: [verdict, verdict] })),
    })

    expect(view({ verdicts: { said: all('ready'), seen: all('nearly') } }).wouldBe?.lines).toEqual([
      expect.stringMatching(new RegExp(`^${ids.length} use cases would be “nearly” instead of “ready”: .+ and .+\\.$`)),
    ])
  })

  test('is left out where nothing of it can be compared', () => {
    expect(describeSecondView(report, input({ seen: [] }))).toBeUndefined()
    expect(describeSecondView(report, input({ seen: [saw('gone', 1)] }))).toBeUndefined()
  })

  test('is a section that can be switched off, and then leaves the model', () => {
    const whole = { ...report, secondView: view() }
    const arrange = (hidden: string[]) => arrangeSections(whole, { sectionOrder: [], hidden, paper: 'a4', texts: {} })

    expect(sectionsOf(whole)).toContain('second-view')
    expect(arrange([]).secondView).toEqual(whole.secondView)
    expect('secondView' in arrange(['second-view'])).toBe(false)
    expect(sectionsOf(report)).not.toContain('second-view')
  })
})
