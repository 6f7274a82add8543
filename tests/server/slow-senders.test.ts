import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttpServer, PATIENCE } from '#app/server/http-server.server.ts'
import { refuseRequest } from '#app/server/request-guards.server.ts'

// The listener puts its own Request and Response in the place of Node's, which other tests of this process use.
const own = { Request: globalThis.Request, Response: globalThis.Response }
const server = createHttpServer(async (request) => new Response(`read ${(await request.text()).length}`), {
  requestTimeout: 200,
  headersTimeout: 100,
  keepAliveTimeout: 100,
  connectionsCheckingInterval: 20,
})
Object.assign(globalThis, own)
const sockets = new Set<Socket>()
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => {
  for (const socket of sockets) socket.destroy()
  server.close()
})

/** Sends this much and no more. @returns what came back until the server closed the connection */
async function sendOnly(sent: string): Promise<string> {
  const address = server.address()
  const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1')
  sockets.add(socket)
  let said = ''
  socket.on('data', (chunk) => {
    said += chunk
  })
  socket.on('error', () => {})
  socket.write(sent)
  await once(socket, 'close')
  return said
}

const HEAD = 'POST /start HTTP/1.1\r\nHost: localhost\r\n'

test.each([
  ['an unfinished head', HEAD, / 408 /],
  ['a body that does not come', `${HEAD}Content-Length: 10\r\n\r\n`, /^$| 408 | 400 /],
  ['a body that stops half-way', `${HEAD}Content-Length: 10\r\n\r\nhalf`, /^$| 408 | 400 /],
  ['nothing at all', '', /^$| 408 /],
  ['a whole form, and then nothing', `${HEAD}Content-Length: 4\r\n\r\nform`, /200 OK[\s\S]*read 4/],
  ['a head that does not end', `${HEAD}X: ${'x'.repeat(20_000)}`, / 431 /],
])('attack 50: whoever sends %s is not waited for', async (_, sent, said) => {
  expect(await sendOnly(sent)).toMatch(said)
})

test('attack 72: a message whose end is said twice, or wrapped in odd signs, is refused', async () => {
  const twice = `${HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /other HTTP/1.1\r\nHost: localhost\r\n\r\n`
  for (const sent of [
    twice,
    `${HEAD}Content-Length: 4\r\nContent-Length: 9\r\n\r\nformform1`,
    `${HEAD}Content-Length : 4\r\n\r\nform`,
    `${HEAD}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    `${HEAD}X: a\nContent-Length: 4\r\n\r\nform`,
  ]) {
    expect(await sendOnly(sent), sent).toMatch(/^HTTP\/1\.1 400 /)
  }
})

test('attack 72: TRACE is a method of nothing here', () => {
  // No program can make such a request but by hand.
  const request = Object.create(new Request('http://localhost/'), { method: { value: 'TRACE' } })

  expect(refuseRequest(request, { mayHaveFile: () => false, isJson: () => false })).toMatchObject({ status: 405 })
})

test('nobody is waited for longer than a minute and a bit (attack 50)', () => {
  const { requestTimeout, headersTimeout, keepAliveTimeout, connectionsCheckingInterval } = PATIENCE

  expect(headersTimeout + connectionsCheckingInterval).toBeLessThanOrEqual(20_000)
  expect(requestTimeout + connectionsCheckingInterval).toBeLessThanOrEqual(35_000)
  expect(keepAliveTimeout).toBeLessThanOrEqual(65_000)
})
