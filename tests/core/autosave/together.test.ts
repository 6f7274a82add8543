import { expect, test } from 'vitest'
import { differing, together, writtenTogether } from '#app/core/autosave/together.ts'

test.for([
  ['mine', 'theirs', 'theirs\nmine'],
  ['', 'theirs', 'theirs'],
  ['mine', '', 'mine'],
  ['same', 'same', 'same'],
  ['Ask Jörg. Then Ana.', 'Ask Jörg.', 'Ask Jörg. Then Ana.'],
  ['Ana.', 'Ask Jörg. Then Ana.', 'Ask Jörg. Then Ana.'],
] as const)('"%s" and "%s" are written together without saying anything twice', ([mine, theirs, both]) => {
  expect(together(mine, theirs, '\n')).toBe(both)
})

test('what is no text stays mine; evidence stays on one line', () => {
  const mine = { answer: 'level:1', note: 'a', evidence: 'wiki', toldBy: '' }
  const theirs = { note: 'b', evidence: 'board', toldBy: 'Kim' }

  expect(writtenTogether(mine, theirs)).toEqual({
    answer: 'level:1',
    note: 'b\na',
    evidence: 'board; wiki',
    toldBy: 'Kim',
  })
  expect(differing(mine, theirs)).toEqual(['note', 'evidence', 'toldBy'])
  expect(differing(mine, mine)).toEqual([])
})
