import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createCall } from '#app/server/provider/call.server.ts'
import { createProviders } from '#app/server/provider/provider.server.ts'
import { findAddress, isCallable, isPublicAddress } from '#app/server/provider/reach.server.ts'
import { createSeal } from '#app/server/seal.server.ts'

const outside = { allowsPrivate: false, isDevelopment: false }
const inDevelopment = { allowsPrivate: false, isDevelopment: true }

test.each([
  ['93.184.216.34', true],
  ['2606:2800:220:1::1', true],
  ['10.1.2.3', false],
  ['127.0.0.1', false],
  ['0.0.0.0', false],
  ['169.254.169.254', false],
  ['172.31.255.255', false],
  ['192.168.0.1', false],
  ['100.64.0.1', false],
  ['198.18.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['::ffff:10.0.0.1', false],
  ['::ffff:93.184.216.34', false],
  ['64:ff9b::a00:1', false],
  ['2002:a00:1::', false],
  ['2001:0:a00:1::', false],
  ['2001:db8::1', false],
  ['no address', false],
])('attack 63: %s is of the open internet: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic)
})

test.each([
  ['https://login.example.com', outside, true],
  ['https://login.example.com:8443', outside, false],
  ['https://login.example.com:8443', { ...outside, allowsPrivate: true }, true],
  ['http://login.example.com', { ...inDevelopment, allowsPrivate: true }, false],
  ['http://localhost:4000', inDevelopment, true],
  ['http://localhost:4000', { ...outside, allowsPrivate: true }, false],
  ['https://user@login.example.com', outside, false],
  ['https://:word@login.example.com', outside, false],
  ['file:///etc/passwd', inDevelopment, false],
  ['gopher://localhost', inDevelopment, false],
])('%s is called with %o: %s', (href, reach, may) => {
  expect(isCallable(new URL(href), reach)).toBe(may)
})

test.each([
  'https://127.1',
  'https://0x7f000001',
  'https://2130706433',
  'https://[::ffff:10.0.0.1]',
  'https://localhost.',
])('%s resolves to nothing that may be called', async (href) => {
  expect(await findAddress(new URL(href), outside)).toBeNull()
})

describe('a DNS that never answers', () => {
  const silent = createSocket('udp4')
  beforeAll(async () => {
    silent.bind(0, '127.0.0.1')
    await once(silent, 'listening')
  })
  afterAll(() => void silent.close())
  const ask = async (signal?: AbortSignal) => {
    const servers = [`127.0.0.1:${silent.address().port}`]
    const before = performance.now()
    const found = await findAddress(new URL('https://login.example.com'), outside, { signal, servers })
    return { found, ms: performance.now() - before }
  }

  test('is given up after three seconds (N11)', async () => {
    const { found, ms } = await ask()

    expect(found).toBeNull()
    expect(ms).toBeLessThan(4_000)
  })

  test('is given up at once by who no longer waits', async () => {
    const gone = new AbortController()
    setTimeout(() => gone.abort(), 50)

    const { found, ms } = await ask(gone.signal)

    expect(found).toBeNull()
    expect(ms).toBeLessThan(1_000)
  })

  test('delays no address that needs no name', async () => {
    expect(await findAddress(new URL('https://93.184.216.34'), outside)).toEqual({
      address: '93.184.216.34',
      family: 4,
    })
    expect(await findAddress(new URL('https://10.0.0.1'), outside)).toBeNull()
  })
})

describe('a call (attack 64)', () => {
  const servers: ReturnType<typeof createServer>[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) server.closeAllConnections()
  })
  async function serving(listener: RequestListener) {
    const server = createServer(listener).listen(0, '127.0.0.1')
    servers.push(server)
    await once(server, 'listening')
    const address = server.address()
    return `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
  }
  const get = (href: string, signal?: AbortSignal) =>
    createCall(inDevelopment)(href, { method: 'GET', headers: {}, signal })

  test('follows no redirect', async () => {
    const url = await serving((_, response) => response.writeHead(302, { Location: 'http://169.254.169.254/' }).end())

    expect((await get(url)).status).toBe(302)
  })

  test('takes no more than 256 KB', async () => {
    const url = await serving((_, response) => response.end(Buffer.alloc(300 * 1024)))

    await expect(get(url)).rejects.toThrow('too large')
  })

  test('waits no longer than it is told', async () => {
    const url = await serving(() => {})

    await expect(get(url, AbortSignal.timeout(50))).rejects.toThrow()
  })

  test('goes nowhere outside of development that is this machine', async () => {
    const url = await serving((_, response) => response.end('secret'))

    await expect(createCall(outside)(url, { method: 'GET', headers: {} })).rejects.toThrow('may not be called')
  })
})

describe('what is sealed', () => {
  const seal = createSeal('a'.repeat(32))
  const sealed = seal.close('a secret', 'app.providers/1')

  test('opens at its place alone, and for this installation alone', () => {
    expect(seal.open(sealed, 'app.providers/1')).toBe('a secret')
    expect(seal.open(sealed, 'app.providers/2')).toBeNull()
    expect(createSeal('b'.repeat(32)).open(sealed, 'app.providers/1')).toBeNull()
  })

  test('never looks the same twice, and opens no more once a bit of it changed', () => {
    expect(seal.close('a secret', 'app.providers/1').equals(sealed)).toBe(false)
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(seal.open(changed, 'app.providers/1')).toBeNull()
    }
    expect(seal.open(Buffer.alloc(3), 'app.providers/1')).toBeNull()
  })
})

test('nobody is sent to a provider that many companies share, whenever it was saved', async () => {
  const client = { issuer: 'https://slack.com', clientId: 'preflight', clientSecret: 'secret' }
  const sent = { token: 'token', callback: 'https://p.example/back', email: 'anna@corp.example' }

  await expect(createProviders(outside).leadOut(client, sent)).rejects.toThrow('shared by many companies')
})
