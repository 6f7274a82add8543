import { expect } from 'vitest'
import type { Browser } from '#tests/support/browser.ts'
import type { TestPreflight } from '#tests/support/preflight.ts'
import { posted, text } from '#tests/ui/markup.tsx'

export const PILOT = 'uc-content-localisation'
export const NEXT_YEAR = new Date().getFullYear() + 1

/** A check with every ladder on level 1, planned for one pilot from next June on unless said otherwise, and submitted. */
export const submitting =
  ({ browser, services }: Pick<TestPreflight, 'browser' | 'services'>) =>
  async (before = async (_guest: Browser, _base: string) => {}, startOn = `${NEXT_YEAR}-06-03`) => {
    const guest = browser()
    const id = await guest.start()
    const base = `/assessments/${id}`
    const answers = services.catalogue.questions.flatMap(({ id: question, kind }) =>
      kind === 'level' ? [[question, 'level:1'] as const] : [],
    )
    for (const [question, answer] of [...answers, ['scope-team-size', 'option:m'] as const]) {
      const fields = { answer, version: '0', opId: crypto.randomUUID() }
      const prefixed = Object.entries(fields).map(([name, typed]): [string, string] => [`${question}.${name}`, typed])
      await guest.post(`${base}/answers/${question}`, [...prefixed, ['confirmed', 'yes']])
    }
    await guest.post(`${base}/roadmap`, { intent: 'save', version: '1', target: PILOT, startOn })
    const people = posted(await read(guest, `${base}/people`)).filter(([name]) => name.startsWith('people.'))
    const days = people.flatMap(([name]): [string, string][] =>
      name.endsWith('.id') ? [[name.replace(/id$/, 'daysPerWeek'), '2']] : [],
    )
    await guest.post(`${base}/people`, [...people, ...days, ['version', '2'], ['intent', 'save']])
    await before(guest, base)
    const review = await read(guest, `${base}/review`)
    for (const [, contradiction = ''] of review.matchAll(/name="contradiction" value="([\w-]+)"/g))
      await guest.post(`${base}/review`, { intent: 'explain', contradiction, reason: 'Both are true.' })
    const submitted = await guest.post(`${base}/review`, { intent: 'submit' })
    expect(submitted.headers.get('Location')).toBe(`${base}/results`)
    return { guest, id, base }
  }

/** A page that is there. */
export const read = async (guest: Browser, path: string) => {
  const response = await guest.get(path)
  expect(response.status, path).toBe(200)
  return response.text()
}
/** Every day that a page names. */
export const datesIn = (html: string) => [...new Set(text(html).match(/\d{1,2}.\w{3}.\d{4}/g))].sort()
