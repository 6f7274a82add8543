import { describe, expect, test } from 'vitest'
import { answersToAskAgain, askAgain } from '#app/core/pilots/ask-again.ts'
import { model } from '#tests/core/roadmap/support/sheets.ts'

const { catalogue } = model
const at = (day: string) => new Date(`${day}T12:00:00Z`)
const chatbot = { name: 'Chatbot', targetId: 'uc-support-chatbot', decidedAt: at('2026-11-12') }
const answered = (questionId: string, day: string) => ({ questionId, updatedAt: at(day) })

describe('what is asked again after a pilot', () => {
  test('is what its use case needs, then what every pilot teaches, each once and with its question', () => {
    const asked = askAgain(catalogue, 'uc-support-chatbot').map(({ capability }) => capability)
    const needed = catalogue.useCases.find(({ id }) => id === 'uc-support-chatbot')?.requirements ?? []

    expect(new Set(asked).size).toBe(asked.length)
    for (const { capability } of needed) if (capability !== null) expect(asked).toContain(capability)
    expect(asked).toEqual(expect.arrayContaining(['value-tracking', 'adoption-management', 'scale-decision']))
  })

  test('of something of one’s own is what every pilot teaches', () => {
    expect(askAgain(catalogue, null).map(({ capability }) => capability)).toHaveLength(8)
  })

  test.each([
    ['an older answer is', [answered('q-value-tracking', '2026-11-01')], ['q-value-tracking']],
    ['one that was given since is not', [answered('q-value-tracking', '2026-11-13')], []],
    ['one that the pilot says nothing about is not', [answered('q-lawful-basis', '2026-11-01')], []],
    ['a question without an answer is open anyway', [], []],
  ])('%s', (_, answers, expected) => {
    expect([...answersToAskAgain(catalogue, answers, [chatbot]).keys()]).toEqual(expected)
  })

  test('the newest of several pilots is named', () => {
    const older = { ...chatbot, name: 'Older', decidedAt: at('2026-10-01') }
    const again = answersToAskAgain(catalogue, [answered('q-value-tracking', '2026-09-01')], [chatbot, older])

    expect(again.get('q-value-tracking')).toBe('Chatbot')
  })
})
