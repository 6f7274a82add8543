import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** `6.2.1-8` stands for eight requirements. */
const listOf = (text: string) =>
  text
    .trim()
    .split(/\s+/)
    .flatMap((part) => {
      const [, section, first, last] = /^(\d+\.\d+)\.(\d+)(?:-(\d+))?$/.exec(part) ?? []
      const length = Number(last ?? first) - Number(first) + 1
      return Array.from({ length }, (_, at) => `${section}.${Number(first) + at}`)
    })

/**
 * OWASP ASVS 5.0 (owasp.org), levels 1 and 2, without the chapters and requirements on what is not here: tokens of our own
 * (V9), OAuth servers (V10), WebRTC (V17), GraphQL, WebSocket, LDAP, XPath, LaTeX, JNDI, memcache, telephone and SAML.
 */
const LEVEL_1 = listOf(`1.2.1-5 1.3.1-2 2.1.1 2.2.1-2 2.3.1 3.2.1-2 3.3.1 3.4.1-2 3.5.1-3 4.1.1 5.2.1-2 5.3.1-2
  6.1.1 6.2.1-8 6.3.1-2 6.4.1-2 7.2.1-4 7.4.1-2 8.1.1 8.2.1-2 8.3.1 11.3.1-2 11.4.1 12.1.1 12.2.1-2 13.4.1 14.2.1
  14.3.1 15.1.1 15.2.1 15.3.1`)
const LEVEL_2 = listOf(`1.1.1-2 1.2.9 1.3.3-7 1.3.10-11 1.4.1-3 1.5.2 2.1.2-3 2.2.3 2.3.2-4 2.4.1 3.3.2-4 3.4.3-6
  3.5.4-5 3.7.1-2 4.1.2-3 4.2.1 5.1.1 5.2.3 5.4.1-3 6.1.2-3 6.2.9-12 6.3.3-4 6.4.3-4 6.5.1-5 6.6.2-3 7.1.1-3 7.3.1-2
  7.4.3-5 7.5.1-2 8.1.2 8.2.3 8.4.1 11.1.1-2 11.2.1-3 11.3.3 11.4.2-4 11.5.1 11.6.1 12.1.2-3 12.3.1-4 13.1.1 13.2.1-5
  13.3.1-2 13.4.2-5 14.1.1-2 14.2.2-4 14.3.2-3 15.1.2-3 15.2.2-3 15.3.2-7 16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3`)
/** Of the third level those that we hold to. */
const LEVEL_3 = listOf(`1.2.10 1.3.12 3.4.7-8 3.5.8 5.2.4 5.2.6 6.3.7-8 7.5.3 8.3.2 11.2.4 13.1.2 13.2.6 13.3.4
  14.2.7-8 15.2.5 15.4.2 16.5.4`)
/** What applies since workbooks are read, and companies sign in by providers of their own. */
const SINCE = listOf('1.5.1 6.8.1-4 7.6.1-2 9.1.1-3 9.2.1-4 10.1.1-2 10.2.1-2 10.5.1-5')

const STATES = ['met', 'stated', 'partly', 'none here', 'not met'] as const
const rows = [
  ...readFileSync('SECURITY.md', 'utf8').matchAll(
    /^\| (\d+\.\d+\.\d+) +\| ([123]) +\| (.+?) +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm,
  ),
].map(([, id = '', level, asked = '', state = '', by = '', shown = '']) => ({
  id,
  level: Number(level),
  asked,
  state,
  by,
  shown,
}))

const quoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, one]) => one ?? '')
/** What is written in strokes and is a file or folder of ours, not a word of the protocol. */
const filesIn = (text: string) => quoted(text).filter((one) => /^[\w.-]+\/[\w./-]+$|^Dockerfile$/.test(one))
const idsOf = (level: number, among = rows) => among.filter((row) => row.level === level).map(({ id }) => id)
const first = rows.slice(0, LEVEL_1.length + LEVEL_2.length + LEVEL_3.length)

describe('the table of ASVS 5.0 in SECURITY.md', () => {
  test('has the 191 requirements of levels 1 and 2 that apply, and 20 of level 3', () => {
    expect([LEVEL_1.length, LEVEL_2.length, LEVEL_3.length]).toEqual([59, 132, 20])
    expect(idsOf(1, first)).toEqual(LEVEL_1)
    expect(idsOf(2, first)).toEqual(LEVEL_2)
    expect(idsOf(3, first)).toEqual(LEVEL_3)
    expect(rows.slice(first.length).map(({ id }) => id)).toEqual(SINCE)
  })

  test('says of each by what it is met, or why not', () => {
    for (const { id, asked, state, by } of rows) {
      expect(STATES, id).toContain(state)
      expect(asked.length, id).toBeGreaterThan(7)
      expect(by.length, id).toBeGreaterThan(10)
    }
  })

  test('names files that there are', () => {
    const missing = rows.flatMap(({ id, by }) =>
      filesIn(by)
        .filter((path) => !existsSync(path))
        .map((path) => `${id} ${path}`),
    )

    expect(missing).toEqual([])
    expect(rows.filter(({ state, by }) => state === 'met' && filesIn(by).length === 0).map(({ id }) => id)).toEqual(
      UNFILED,
    )
  })

  test('shows what it calls met by tests that there are', () => {
    const tests = (shown: string) => quoted(shown).map((path) => `tests/${path}`)
    const missing = rows.flatMap(({ id, shown }) =>
      tests(shown)
        .filter((path) => !existsSync(path))
        .map((path) => `${id} ${path}`),
    )

    expect(missing).toEqual([])
    expect(rows.filter(({ state, shown }) => state === 'met' && tests(shown).length === 0).map(({ id }) => id)).toEqual(
      [],
    )
    for (const { id, state, shown } of rows) if (shown !== '-') expect(['met', 'partly'], id).toContain(state)
  })

  test('counts what it says', () => {
    const said = /(\d+) met, (\d+) stated, (\d+) in part, (\d+) not here, (\d+) not met/.exec(
      readFileSync('SECURITY.md', 'utf8'),
    )

    expect(said?.slice(1).map(Number)).toEqual(STATES.map((state) => first.filter((row) => row.state === state).length))
  })
})

/** Met by something that is not there. */
const UNFILED = ['1.3.12', '3.4.2']
