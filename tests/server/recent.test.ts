import { expect, test } from 'vitest'
import { createRecentWork } from '#app/server/recent.server.ts'

test('work that failed is tried again, and what came of it is kept', async () => {
  const recent = createRecentWork<number>(2)
  let tries = 0
  const work = async () => {
    tries += 1
    if (tries === 1) throw new Error('The first try fails.')
    return tries
  }

  await expect(recent('a', work)).rejects.toThrow('The first try fails.')
  expect(await recent('a', work)).toBe(2)
  expect(await recent('a', work)).toBe(2)
})

test('a failure does not throw away what a later try came to', async () => {
  const recent = createRecentWork<string>(1)
  let fail = (_error: Error): void => undefined
  const failing = recent('a', () => new Promise<string>((_done, reject) => (fail = reject)))
  await recent('b', async () => 'other')
  const later = recent('a', async () => 'done')
  fail(new Error('Too late.'))

  await expect(failing).rejects.toThrow('Too late.')
  expect(await later).toBe('done')
  expect(await recent('a', async () => 'again')).toBe('done')
})
