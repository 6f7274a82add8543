import { expect, test } from 'vitest'
import { waitingFor } from '#app/core/clients/waiting.ts'

const today = '2026-11-22'

test.each([
  [
    'an open check waits for its open questions',
    { answered: 36, total: 48 },
    null,
    { for: 'answers', open: 12, total: 48 },
  ],
  ['an answered one for its submission', { answered: 48, total: 48 }, '2024-01-01', { for: 'submission' }],
  [
    'an open one counts before one that is due',
    { answered: 0, total: 48 },
    '2024-01-01',
    { for: 'answers', open: 48, total: 48 },
  ],
  ['without any check, for the first', null, null, { for: 'start' }],
  ['half a year after the last one, for the next', null, '2026-05-22', { for: 'repeat', since: '2026-11-22' }],
  ['a day less, for nothing', null, '2026-05-23', { for: 'nothing' }],
  ['over the end of a short month, for the next', null, '2025-08-31', { for: 'repeat', since: '2026-02-28' }],
])('%s', (_, progress, submittedOn, waiting) => {
  expect(waitingFor({ progress, submittedOn, today })).toEqual(waiting)
})
