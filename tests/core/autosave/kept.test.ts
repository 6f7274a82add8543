import { expect, test } from 'vitest'
import { type Kept, sortKept } from '#app/core/autosave/kept.ts'
import type { Operation, Unsent } from '#app/core/autosave/line.ts'

const DAY = 86_400_000
const NOW = 100 * DAY
const operation = (text: string, madeAt = NOW): Operation => ({ opId: text, fields: [['q.note', text]], madeAt })
const unsent = (parts: Partial<Unsent> = {}): Unsent => ({
  questionId: 'q',
  version: 1,
  pending: operation('sent'),
  next: null,
  ...parts,
})
const record = (pageId: string, left: Unsent[], answersAt = 'a'): Kept => ({
  pageId,
  count: left.length,
  held: { answersAt, unsent: left },
})
const sort = (kept: Kept[], { open = [] as string[], now = NOW } = {}) =>
  sortKept(kept, { answersAt: 'a', open: new Set(open), now })

test('what a closed page left is taken up; what an open one holds stays with it', () => {
  const kept = [record('closed', [unsent()]), record('open', [unsent({ questionId: 'r' })])]

  expect(sort(kept, { open: ['open'] })).toEqual({ mine: [unsent()], gone: ['closed'], strange: 0, expired: 0 })
})

test('answers of another session are thrown away unread, and counted', () => {
  expect(sort([{ pageId: 'p', count: 3, held: null }])).toEqual({ mine: [], gone: ['p'], strange: 3, expired: 0 })
})

test('answers of another check wait for it', () => {
  expect(sort([record('p', [unsent()], 'b')])).toEqual({ mine: [], gone: [], strange: 0, expired: 0 })
})

test.for([
  ['seven days', 7 * DAY, 0],
  ['a moment longer', 7 * DAY + 1, 1],
  ['with a clock that was set back', -30 * DAY, 0],
] as const)('an answer waits seven days: %s', ([, age, expired]) => {
  const old = unsent({ pending: operation('old', NOW - age) })

  expect(sort([record('p', [old]), record('other', [old], 'b')])).toMatchObject({
    mine: expired ? [] : [old],
    gone: expired ? ['p', 'other'] : ['p'],
    expired: expired * 2,
  })
})

test('of one question in two closed pages the first that was sent goes first, then what was typed last', () => {
  const first = unsent({ pending: operation('a', NOW - 2), next: operation('ab', NOW - 1) })
  const second = unsent({ version: 4, pending: operation('b', NOW) })

  expect(sort([record('later', [second]), record('sooner', [first])]).mine).toEqual([
    { ...first, next: second.pending },
  ])
})
