import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { guardFromCrowd, PLACES, watchForCrowd } from '#app/server/crowd.server.ts'

/** A server whose process is as full as the test says, and whose requests stay until they are let go. */
function crowded() {
  const state = { isFull: true }
  const waiting: (() => void)[] = []
  const app = new Hono()
  const refusing = async () => new Response('later', { status: 503 })
  app.use(guardFromCrowd(refusing, () => state.isFull))
  app.all('*', async (c) => {
    if (c.req.path === '/fails') throw new Error('It fails.')
    if (c.req.path === '/stay') await new Promise<void>((letGo) => waiting.push(letGo))
    return c.text('done')
  })
  app.onError((_, c) => c.text('failed', 500))
  const ask = async (path: string, method = 'GET') => (await app.request(path, { method })).status
  return {
    state,
    ask,
    stay: (count: number) => Array.from({ length: count }, () => ask('/stay')),
    letGo: () => waiting.splice(0).forEach((one) => void one()),
  }
}

test('while a process has no time left, pages are refused before saves, and saves in their turn', async () => {
  const { ask, stay, letGo } = crowded()
  const inside = stay(PLACES.reading)

  expect(await ask('/page')).toBe(503)
  expect(await ask('/save', 'POST')).toBe(200)
  const writing = Array.from({ length: PLACES.writing - PLACES.reading }, () => ask('/stay', 'POST'))
  expect(await ask('/save', 'POST')).toBe(503)

  letGo()
  expect(new Set(await Promise.all([...inside, ...writing]))).toEqual(new Set([200]))
  expect([await ask('/page'), await ask('/save', 'POST')]).toEqual([200, 200])
})

test('however many send slowly, nobody is refused while the process has time', async () => {
  const { state, ask, stay, letGo } = crowded()
  state.isFull = false
  const inside = stay(PLACES.writing + 1)

  expect([await ask('/page'), await ask('/save', 'POST')]).toEqual([200, 200])

  letGo()
  await Promise.all(inside)
})

test.each([
  { waiting: 49, isBusy: false, isFull: false },
  { waiting: 50, isBusy: false, isFull: true },
  { waiting: 0, isBusy: true, isFull: true },
])('with $waiting transactions that wait for a connection, own time used up: $isBusy, it is full: $isFull', (given) => {
  const { waiting, isBusy, isFull } = given
  const figures = () => ({ size: 10, inUse: 10, waiting, longestMs: 0, refused: 0, denied: 0 })
  const database = { figures } as Parameters<typeof watchForCrowd>[0]['database']

  expect(watchForCrowd({ database }, () => isBusy)()).toBe(isFull)
})

test('a request that fails leaves its place', async () => {
  const { ask } = crowded()
  for (let count = 0; count < PLACES.reading; count += 1) expect(await ask('/fails')).toBe(500)

  expect(await ask('/page')).toBe(200)
})
