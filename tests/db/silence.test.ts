import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { afterSilence } from '#db/silence.ts'

/** Both ends of a connection. */
async function aLine(): Promise<{ near: Socket; far: Socket; [Symbol.dispose]: () => void }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const accepted = once(server, 'connection')
  const near = connect((server.address() as { port: number }).port, '127.0.0.1')
  const [far] = (await accepted) as [Socket]
  const close = () => {
    near.destroy()
    far.destroy()
    server.close()
  }
  return { near, far, [Symbol.dispose]: close }
}

/** Hears nothing for so long. */
const beBusy = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

test('what arrived while this process was busy is heard before anybody is called silent', async () => {
  using line = await aLine()
  let isCalledSilent = false
  const stop = afterSilence(60, () => {
    isCalledSilent = true
  })
  const heard = once(line.far, 'data').then(stop)
  line.near.write('here')
  // Longer than what is waited for: a clock alone would have called it silent.
  beBusy(200)

  await heard
  await turn()
  await turn()
  expect(isCalledSilent).toBe(false)
})

test('time in which this process was busy counts as one step at most', async () => {
  let calls = 0
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = afterSilence(250, () => {
    calls += 1
    resolve()
  })
  beBusy(400)
  await turn()
  await turn()
  expect(calls).toBe(0)

  await promise
  expect(calls).toBe(1)
  stop()
})
