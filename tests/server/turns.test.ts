import { expect, test } from 'vitest'
import { createTurns, eachInTurn } from '#app/server/turns.server.ts'

test('work is done one after another, with a turn for others before each', async () => {
  const inTurn = createTurns(3)
  const seen: string[] = []
  const first = inTurn(() => {
    seen.push('first')
    setImmediate(() => seen.push('somebody else'))
  })
  await Promise.all([first, inTurn(() => seen.push('second'))])

  expect(seen).toEqual(['first', 'somebody else', 'second'])
})

test('what comes while all places are taken is not done, and later there is a place again', async () => {
  const inTurn = createTurns(2)
  const came = await Promise.all([1, 2, 3].map((number) => inTurn(() => number)))

  expect(came).toEqual([{ done: 1 }, { done: 2 }, null])
  expect(await inTurn(() => 4)).toEqual({ done: 4 })
})

test('what fails gives its place back and holds up nobody', async () => {
  const inTurn = createTurns(2)
  const failing = inTurn(() => {
    throw new RangeError('no')
  })
  const next = inTurn(() => 'done')

  await expect(failing).rejects.toThrow(RangeError)
  expect(await next).toEqual({ done: 'done' })
  expect(await inTurn(() => 1)).toEqual({ done: 1 })
})

test('each is done in order, with a turn for others after it', async () => {
  const seen: string[] = []
  const work = eachInTurn(['first', 'second'], (name) => {
    seen.push(name)
    setImmediate(() => seen.push('somebody else'))
    return name.length
  })

  expect(await work).toEqual([5, 6])
  expect(seen.slice(0, 3)).toEqual(['first', 'somebody else', 'second'])
})
