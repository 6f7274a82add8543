import { expect, test } from 'vitest'
import { classify } from '#app/core/governance/triage/classify.ts'
import { dayOf, isoDateOf } from '#app/core/roadmap/weeks.ts'
import { classifyOnce, isRemembered, screeningModel } from '#app/server/governance/remembered.server.ts'
import { createLaw, warmUpLaw } from '#app/server/law.server.ts'
import { answersOf } from '#tests/support/ai-act-rules.ts'

const law = createLaw('en')()
const dates = [...new Set(law.aiAct.dates.map(({ on }) => on))].sort()
const dayAfter = (day: string, days: number) => isoDateOf((dayOf(day) ?? 0) + days)

test('a triage that is remembered says of every day what a new one would', () => {
  for (const id of ['s05', 's10']) {
    for (const day of dates.flatMap((date) => [dayAfter(date, -1), date, dayAfter(date, 1)])) {
      expect(classifyOnce(law, answersOf(id), day)).toEqual(classify(law.aiAct, answersOf(id), day))
    }
  }
})

test('a new day places nothing again, unless a date of the law has come', () => {
  const last = dates.at(-1) ?? ''
  const answers = answersOf('s19')
  const before = classifyOnce(law, answers, dayAfter(last, -1))

  expect(isRemembered(law, answers, last)).toBe(false)
  const first = classifyOnce(law, answers, last)
  const later = classifyOnce(law, answers, dayAfter(last, 400))

  expect(first.obligations).not.toBe(before.obligations)
  expect(later.obligations).toBe(first.obligations)
  expect(later.on).toBe(dayAfter(last, 400))
  expect(first.on).toBe(last)
})

test('a register of two hundred systems is remembered beside what others ask', () => {
  const on = dates.at(-1) ?? ''
  const other = (index: number) => ({ ...answersOf('s32'), [`unknown-${index}`]: 'yes' })
  for (let index = 0; index < 400; index += 1) classifyOnce(law, other(index), on)

  expect(isRemembered(law, other(0), on)).toBe(true)
})

test('after warming up nobody waits for the first question, with or without a country', () => {
  const fresh = createLaw('en')
  const on = '2026-11-22'
  warmUpLaw(fresh, on)

  expect(isRemembered(fresh(), {}, on)).toBe(true)
  for (const country of [null, 'de']) {
    const { diagram, order } = screeningModel(fresh(), on, country).whole
    const again = screeningModel(fresh(), on, country).whole
    expect(again.diagram).toBe(diagram)
    expect(again.order).toBe(order)
  }
})
