import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '#tests/support/browser.ts'
import { englishFinder, textsOf } from '#tests/support/english.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { formsOf, type PageForm, typedIn } from '#tests/support/page-forms.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anAttackedPlace, type Ids, OBJECT_PATTERNS, pathWith } from './support/attacked-place.ts'

const mailbox = new Mailbox()
const { browser, admin, services } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

const ALLOWED = readFileSync(new URL('../support/english-terms.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
/** What somebody typed, in the rows of the fixtures. */
const TYPED = ['Here it is', 'Licences for a month']
const findEnglish = englishFinder([...ALLOWED, ...TYPED])

let by: Browser
let ids: Ids

beforeAll(async () => {
  services.inLanguage('de').law()
  const place = await anAttackedPlace({ admin, browser: () => browser(), mailbox })
  by = place.owner.browser
  ids = place.theirs
  await by.get('/start?language=de')
  // Report and letters speak the client's language.
  await admin`update app.clients set language = 'de' where id = ${ids.clientId}`
})

/** Pages of nobody in particular that hold forms. */
const OWN_PAGES = [
  '/start',
  '/account',
  '/account/security',
  '/account/address',
  '/sign-in',
  '/assessments',
  '/pilots/new',
]
const PAGES = [...OBJECT_PATTERNS.filter((pattern) => !/\.\w+$|:format|:hash|calendar|charts/.test(pattern))]

const LONG = 'Ä'.repeat(9_000)
/** What somebody may get wrong in any form. */
const WRONG: [string, (field: PageForm['fields'][number]) => string][] = [
  ['nothing typed', ({ kind, value }) => (kind === 'typed' ? '' : value)],
  ['far too much typed', ({ kind, value }) => (kind === 'typed' ? LONG : value)],
  ['no numbers, days or addresses', ({ kind, value }) => (kind === 'typed' ? 'x\u0000' : value)],
  ['an old version', ({ name, value }) => (/version/i.test(name) ? '0' : value)],
  ['nothing that was offered', ({ kind, value }) => (kind === 'chosen' ? 'x' : value)],
]

/** Of forms that differ in what they are about alone, one. */
function eachOnce(forms: readonly PageForm[]): PageForm[] {
  const keyOf = ({ fields }: PageForm) =>
    fields.map(({ name, value }) => (name === 'intent' ? value.split(':')[0] : name.replaceAll(/\d+/g, ''))).join()
  return [...new Map(forms.map((form) => [keyOf(form), form])).values()]
}

async function englishIn(response: Response): Promise<string[]> {
  const type = response.headers.get('Content-Type') ?? ''
  if (!/text\/(html|plain)/.test(type)) return []
  const html = await response.text()
  const texts = type.includes('plain') ? [html] : textsOf(html)
  return texts.flatMap((text) => findEnglish(text) ?? []).map(({ text, because }) => `${text} (${because})`)
}

describe('a German owner', () => {
  const forms = new Map<string, PageForm[]>()

  test.each([...OWN_PAGES.map((path) => path.slice(1)), ...PAGES])('reads %s in German', async (pattern) => {
    await admin`delete from sys.rate_limits`
    const path = pathWith(pattern, ids)
    const response = await by.get(path)
    const copy = response.clone()

    expect(await englishIn(response)).toEqual([])
    if (response.status === 200) forms.set(pattern, eachOnce(formsOf(await copy.text(), path)))
  })

  test.each([...OWN_PAGES.map((path) => path.slice(1)), ...PAGES])(
    'is told in German what is wrong in the forms of %s',
    async (pattern) => {
      const found: string[] = []
      for (const form of forms.get(pattern) ?? []) {
        for (const [what, typed] of WRONG) {
          await admin`delete from sys.rate_limits`
          const fields = typedIn(form, typed)
          const files = Object.fromEntries(fields as [string, string][])
          const response = await (form.hasFile ? by.postFile(form.action, files) : by.post(form.action, fields))
          const english = await englishIn(response.status === 302 ? await by.follow(response) : response)
          found.push(...english.map((text) => `${form.action}, ${what} (${response.status}): ${text}`))
        }
      }
      expect([...new Set(found)]).toEqual([])
    },
  )
})
