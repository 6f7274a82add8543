import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { copyContent } from '#tests/content/content-copy.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const copy = copyContent()
const before = process.env.PREFLIGHT_ROOT
afterAll(() => {
  if (before === undefined) delete process.env.PREFLIGHT_ROOT
  else process.env.PREFLIGHT_ROOT = before
  copy.remove()
})
process.env.PREFLIGHT_ROOT = copy.root
const preflight = await testPreflight()

const stages = join(copy.root, 'content/de/stages.yaml')
const lawOf = (locale: 'en' | 'de') => preflight.services.inLanguage(locale).law()

test('a language that cannot be read fails for its own readers, is told once with file and line, and is back once it is mended', async () => {
  const whole = readFileSync(stages, 'utf8')
  writeFileSync(stages, `${whole}\nunknown_field: 1\n`)
  const statuses = async () => {
    const browser = preflight.browser()
    const [german, english] = [await browser.get('/de/glossary'), await browser.get('/glossary')]
    return [german.status, english.status]
  }

  expect(await statuses()).toEqual([500, 200])
  expect(await statuses()).toEqual([500, 200])
  expect(preflight.logged().match(/content\/de\/stages\.yaml:\d+: /g)).toHaveLength(1)

  writeFileSync(stages, whole)
  expect(await statuses()).toEqual([200, 200])
})

test('rules of law that cannot be read are not read for each who asks', () => {
  const file = join(copy.root, 'content/de/regulation/ai-act/roles.yaml')
  writeFileSync(file, 'of: nothing\n')
  const asked = () => {
    try {
      return lawOf('de')
    } catch (error) {
      return error
    }
  }
  const first = asked()

  expect(first).toBeInstanceOf(Error)
  expect(asked()).toBe(first)
  expect(lawOf('en').aiAct.hash).toMatch(/^[0-9a-f]{64}$/)
})
