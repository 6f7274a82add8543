import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
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

  test('is neither a refusal nor an answer with a cookie, and those come to each asker by themselves', async () => {
    const keep = createKeptAnswers()
    for (const own of [{ status: 404 }, { headers: { 'Set-Cookie': 'a=b', 'Content-Type': 'text/html' } }]) {
      const { seen, make } = counted(() => html(PAGE, own))
      const answers = await Promise.all([keep(asked(), 'b', make), keep(asked(), 'b', make)])

      for (const answer of answers) expect(await answer.text()).toBe(PAGE)
      await keep(asked(), 'b', make)
      expect(seen.made).toBe(3)
    }
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

  test('is nothing that failed: the next one tries again', async () => {
    const keep = createKeptAnswers()
    const failing = keep(asked(), 'a', async () => {
      throw new Error('The database is away.')
    })

    await expect(failing).rejects.toThrow('away')
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
