import { expect, test } from 'vitest'
import { countThreads, gatherThreads } from '#app/core/threads/gather-threads.ts'
import { findMentions, settleMentions } from '#app/core/threads/mentions.ts'

const people = [
  { id: '1', name: 'Ana' },
  { id: '2', name: 'Ana Costa' },
  { id: '3', name: 'Ana Müller' },
  { id: '4', name: 'ben@example.com' },
  { id: '5', name: 'Zoë van der Berg' },
  { id: '6', name: '' },
]

test.each([
  ['a whole name wins over a part of one, the longest over shorter ones', 'Ask @Ana Costa, please', [['2']]],
  ['letters may be large or small, and come with a line end', 'so @ana\ncosta.', [['2']]],
  ['a name ends where it ends', '@Anaconda is no name', []],
  ['one who is called just so is meant alone', '@Ana?', [['1']]],
  ['a part of a name names whoever has it', 'See @Berg.', [['5']]],
  ['accents may come as signs of their own', '@Ana Mu\u0308ller', [['3']]],
  ['an address can be a name; the @ in an address is none', '@ben@example.com or mail ana@ana.example', [['4']]],
  ['each stands once', '@Ana Costa and @ANA COSTA and @Zoë', [['2'], ['5']]],
  ['nobody is named by nothing', '@ @@ @. nobody@', []],
])('%s', (_, body, expected) => {
  expect(findMentions(body, people).map((mention) => mention.people.map(({ id }) => id))).toEqual(expected)
})

test('a name that several go by is asked about until somebody says who is meant', () => {
  const twins = [
    { id: 'a', name: 'Kim Lee' },
    { id: 'b', name: 'Kim Lee' },
    { id: 'c', name: 'Pat' },
  ]
  const mentions = findMentions('@Pat: ask @Kim', twins)

  const open = settleMentions(mentions, [null])
  const wrong = settleMentions(mentions, ['c'])
  const settled = settleMentions(mentions, ['b'])

  expect(open.unclear).toEqual([{ written: 'Kim', people: [twins[0], twins[1]] }])
  expect(wrong.unclear).toHaveLength(1)
  expect(settled).toEqual({ people: [twins[2], twins[1]], unclear: [] })
})

test('a thread is open until its latest turn resolves it, and gone once all of it is deleted', () => {
  const said = (id: string, threadId: string, deletedAt: Date | null = null) => ({
    id,
    threadId,
    questionId: 'q',
    deletedAt,
  })
  const now = new Date(0)
  const threads = gatherThreads(
    [said('a', 'a'), said('b', 'b', now), said('c', 'a', now), said('d', 'd'), said('e', 'e')],
    [
      { threadId: 'a', turn: 'resolved' },
      { threadId: 'd', turn: 'resolved' },
      { threadId: 'a', turn: 'reopened' },
    ],
  )

  expect(threads.map(({ id, said: own, resolved }) => [id, own.length, resolved !== null])).toEqual([
    ['a', 2, false],
    ['d', 1, true],
    ['e', 1, false],
  ])
  // a, d and e stand; c was deleted.
  expect(countThreads(threads)).toEqual({ comments: 3, open: 2 })
})
