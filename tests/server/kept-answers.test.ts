import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createHttpServer } from '#app/server/http-server.server.ts'
import { createKeptAnswers } from '#app/server/kept-answers.server.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { app, browser, start } = await testPreflight()
const other = await start()

const PAGE = `<p>${'All the same. '.repeat(200)}</p>`
const asked = (headers: Record<string, string> = {}, method = 'GET') =>
  new Request('http://localhost/glossary', { method, headers })
const html = (body = PAGE, own: ResponseInit = {}) =>
  new Response(body, { headers: { 'Content-Type': 'text/html; charset=utf-8' }, ...own })

/** Not `bytes()`: once a server listens in this process, answers have none. */
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())

/** Counts how often a page is made. */
function counted(make: () => Response = html) {
  const seen = { made: 0 }
  return {
    seen,
    make: async () => {
      seen.made += 1
      return make()
    },
  }
}

describe('what is kept', () => {
  test('is made once, also for those who ask meanwhile, and is the same for all', async () => {
    const keep = createKeptAnswers()
    const { seen, make } = counted()
    const answers = await Promise.all([1, 2, 3].map(() => keep(asked(), 'a', make)))
    const later = await keep(asked(), 'a', make)

    expect(seen.made).toBe(1)
    for (const answer of [...answers, later]) expect(await answer.text()).toBe(PAGE)
    expect(new Set([...answers, later].map(({ headers }) => headers.get('ETag'))).size).toBe(1)
  })

  test('is packed as the asker unpacks it, and never where that is refused', async () => {
    const keep = createKeptAnswers()
    const { make } = counted()
    const read = async (accepted: string) => {
      const answer = await keep(asked({ 'Accept-Encoding': accepted }), 'a', make)
      expect(answer.headers.get('Vary')).toBe('Accept-Encoding')
      return { packing: answer.headers.get('Content-Encoding'), bytes: await bytesOf(answer), answer }
    }
    const small = await read('gzip, deflate, br')
    const older = await read('gzip;q=0.5')
    const refused = await read('br;q=0, gzip;q=0.000')

    expect([small.packing, older.packing, refused.packing]).toEqual(['br', 'gzip', null])
    expect(brotliDecompressSync(small.bytes).toString()).toBe(PAGE)
    expect(gunzipSync(older.bytes).toString()).toBe(PAGE)
    expect(new TextDecoder().decode(refused.bytes)).toBe(PAGE)
    for (const { bytes, answer } of [small, older, refused]) {
      expect(answer.headers.get('Content-Length')).toBe(String(bytes.byteLength))
    }
  })

  test('is not sent again to whoever has it', async () => {
    const keep = createKeptAnswers()
    const { make } = counted()
    const etag = (await keep(asked(), 'a', make)).headers.get('ETag') ?? ''
    const again = await keep(asked({ 'If-None-Match': `"other", ${etag}` }), 'a', make)
    const changed = await keep(asked({ 'If-None-Match': '"other"' }), 'a', make)

    expect([again.status, await again.text(), again.headers.get('ETag')]).toEqual([304, '', etag])
    expect(again.headers.get('Cache-Control')).toBe('no-cache')
    expect(changed.status).toBe(200)
  })

  test('is no refusal: it is said to all who waited for it, and made again for whoever comes later', async () => {
    const keep = createKeptAnswers()
    for (const [count, status] of [404, 503].entries()) {
      const { seen, make } = counted(() => html(PAGE, { status }))
      const answers = await Promise.all([1, 2, 3].map(() => keep(asked(), `b${count}`, make)))

      for (const answer of answers) expect([answer.status, await answer.text()]).toEqual([status, PAGE])
      expect(seen.made).toBe(1)
      await keep(asked(), `b${count}`, make)
      expect(seen.made).toBe(2)
    }
  })

  test.each([
    ['sets a cookie', { headers: { 'Set-Cookie': 'a=b', 'Content-Type': 'text/html' } }],
    ['says that one asker came too often', { status: 429 }],
  ])('is no answer that %s: each gets their own, one after another', async (_what, own) => {
    const keep = createKeptAnswers()
    const seen = { made: 0, now: 0, most: 0 }
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        keep(asked(), 'b', async () => {
          seen.made += 1
          seen.now += 1
          seen.most = Math.max(seen.most, seen.now)
          await setImmediate()
          seen.now -= 1
          return html(String(seen.made), own)
        }),
      ),
    )

    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['1', '2', '3'])
    expect(seen).toEqual({ made: 3, now: 0, most: 1 })
  })

  test('comes to whoever waits also where only the first one is refused for asking too often', async () => {
    const keep = createKeptAnswers()
    const refused = keep(asked(), 'a', async () => html(PAGE, { status: 429 }))
    const waiting = keep(asked(), 'a', async () => html())

    expect([(await refused).status, (await waiting).status]).toEqual([429, 200])
  })

  test('is bounded: what nobody asked for longest goes first', async () => {
    const keep = createKeptAnswers((PAGE.length * 1.5 + 4_096) * 2.2)
    const { seen, make } = counted()
    for (const name of ['a', 'b', 'a', 'c', 'a']) await keep(asked(), name, make)
    expect(seen.made).toBe(3)

    await keep(asked(), 'b', make)
    expect(seen.made).toBe(4)
  })

  test('has no body for whoever asks for the head', async () => {
    const answer = await createKeptAnswers()(asked({}, 'HEAD'), 'a', async () => html())

    expect([await answer.text(), answer.headers.get('Content-Length')]).toEqual(['', String(PAGE.length)])
  })

  test('is nothing that failed: whoever waited for it fails too, and the next one tries again', async () => {
    const keep = createKeptAnswers()
    const failing = keep(asked(), 'a', async () => {
      throw new Error('The database is away.')
    })

    const { seen, make } = counted()
    const waiting = keep(asked(), 'a', make)

    await expect(failing).rejects.toThrow('away')
    await expect(waiting).rejects.toThrow('away')
    expect(seen.made).toBe(0)
    expect((await keep(asked(), 'a', async () => html())).status).toBe(200)
  })
})

describe('a public page', () => {
  test('is the same for whoever has a check and for strangers, byte by byte', async () => {
    const guest = browser()
    await guest.start({ company: 'Geheimrat KG' })
    const mine = await (await guest.get('/trust')).text()
    const theirs = await (await other.app.fetch(new Request('http://localhost/trust'))).text()

    expect(mine).toBe(theirs)
    expect(mine).not.toMatch(/nonce=|data-request=|Geheimrat/)
  })

  test('may run files of ours alone, and may be kept until it changes', async () => {
    const { headers } = await browser().get('/trust')

    expect(headers.get('Content-Security-Policy')).toContain("script-src http://localhost/assets/; style-src 'self';")
    expect(headers.get('Cache-Control')).toBe('no-cache')
    expect(headers.get('ETag')).toMatch(/^W\/"[\w-]{22}"$/)
  })

  test('comes over the wire as it was packed', async () => {
    const server = createHttpServer((request) => app.fetch(request))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const [first, second] = [
      await fetch(`http://localhost:${port}/trust`, { headers: { 'Accept-Encoding': 'br' } }),
      await fetch(`http://localhost:${port}/trust`, { headers: { 'Accept-Encoding': 'br' } }),
    ]

    expect([first.status, second.status, second.headers.get('Content-Encoding')]).toEqual([200, 200, 'br'])
    expect(await first.text()).toContain('</html>')
    expect(second.headers.get('ETag')).toBe(first.headers.get('ETag'))
  })

  test('attack 70: is made without what its first asker sent or gives up', async () => {
    const asking = await start()
    const first = new Request('http://localhost/sample-report.docx', {
      headers: { 'If-None-Match': '*', 'Accept-Language': 'de', 'User-Agent': 'Googlebot/2.1' },
      signal: AbortSignal.abort(),
    })
    const [gone, waiting] = await Promise.all([
      asking.app.fetch(first),
      asking.app.fetch(new Request('http://localhost/sample-report.docx')),
    ])
    const bytes = await bytesOf(waiting)

    // Theirs is a 304 by their own word; what is kept is the whole.
    expect([gone.status, waiting.status]).toEqual([304, 200])
    expect(String.fromCharCode(...bytes.slice(0, 2))).toBe('PK')
    expect(waiting.headers.get('ETag')).toBe(gone.headers.get('ETag'))
  })

  test('with a query is made for its asker and not kept', async () => {
    const { headers, status } = await browser().get('/trust?q=x')

    expect([status, headers.get('Cache-Control'), headers.get('ETag')]).toEqual([200, 'no-store', null])
  })

  test.each(['/TRUST', '/trust/', '/trust//', '/%74rust', '/robots.txt/'])(
    'asked for as %s is not kept',
    async (path) => {
      const answer = await browser().get(path)

      expect([answer.headers.get('ETag'), answer.headers.get('Cache-Control')]).toEqual([null, 'no-store'])
    },
  )

  test('that is not there is a page like others, and no search engine lists it', async () => {
    const answer = await browser().get('/trust/nothing')

    expect(answer.status).toBe(404)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(await answer.text()).toContain('<h1')
  })

  test('is packed with a query too', async () => {
    const answer = await browser().get('/trust?q=x', { 'Accept-Encoding': 'gzip' })

    expect(answer.headers.get('Content-Encoding')).toBe('gzip')
    expect(gunzipSync(await bytesOf(answer)).toString()).toContain('</html>')
  })

  test('reads scripts and styles that were packed when they were built', async () => {
    const page = await (await browser().get('/trust')).text()
    const style = /\/assets\/[\w.-]+\.css/.exec(page)?.[0] ?? ''
    const packed = await browser().get(style, { 'Accept-Encoding': 'br, gzip' })
    const plain = await browser().get(style)

    expect(packed.headers.get('Content-Encoding')).toBe('br')
    expect(packed.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect(brotliDecompressSync(await bytesOf(packed)).toString()).toBe(await plain.text())
  })
})
