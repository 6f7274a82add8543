import { describe, expect, test } from 'vitest'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { posted, text } from '#tests/ui/markup.tsx'

const { browser, admin, services } = await testPreflight()
const BOT = 'uc-support-chatbot'
const SEO = 'uc-seo-content'

/** A guest with every ladder on level 1. */
async function aCheck() {
  const guest = browser()
  const id = await guest.start()
  const base = `/assessments/${id}`
  for (const { id: question } of services.catalogue.questions.filter(({ kind }) => kind === 'level')) {
    const fields = { answer: 'level:1', version: '0', opId: crypto.randomUUID() }
    const prefixed = Object.entries(fields).map(([name, typed]): [string, string] => [`${question}.${name}`, typed])
    await guest.post(`${base}/answers/${question}`, prefixed)
  }
  return { guest, id, base }
}

const { guest, id, base } = await aCheck()
const page = async (path = '', who: Browser = guest) => (await who.get(`${base}/priority${path}`)).text()
const formOf = async (useCase: string) => Object.fromEntries(posted(await page(`/${useCase}`)))
const save = async (useCase: string, change: Record<string, string> = {}) =>
  guest.post(`${base}/priority/${useCase}`, { ...(await formOf(useCase)), intent: 'save', ...change })
const stepsOn = (html: string) =>
  [...html.matchAll(/href="(\/assessments\/[^"]+\/roadmap\/act-[^"]+)"/g)].map(([, href]) => href)
const stored = async (useCase: string) =>
  (
    await admin`select figures, version from app.use_case_values where assessment_id = ${id} and use_case_id = ${useCase}`
  )[0]

describe('before anybody estimates', () => {
  test('the page says so, makes nothing up, and leads to each form', async () => {
    const html = await page()

    expect(text(html)).toContain('Nobody has estimated one yet')
    expect(html).toContain(`href="${base}/priority/${BOT}"`)
    expect(html).not.toContain('<svg viewBox="0 0 760')
    expect(text(html)).not.toContain('EUR')
  })

  test('the report has no section of it', async () => {
    expect(await (await guest.get(`${base}/report`)).text()).not.toContain('id="priority"')
  })

  test('the form holds starting figures as assumptions, with their source', async () => {
    const html = text(await page(`/${BOT}`))

    expect((await formOf(BOT))['volume.base']).toBe('12,000')
    expect((await formOf(BOT))['adoption.base']).toBe('50')
    expect(html).toContain('These are starting assumptions')
    expect(html).toContain('Starts from Eurostat 2025')
    expect(await stored(BOT)).toBeUndefined()
  })
})

describe('an estimate', () => {
  test('keeps where each figure comes from: left alone, confirmed, or typed with a decimal comma', async () => {
    const saved = await save(BOT, { 'wage.holds': 'yes', 'minutes.base': '3,5' })

    expect(saved.status).toBe(302)
    const { figures } = (await stored(BOT)) as { figures: Record<string, { base: number; origin: string }> }
    expect(figures.volume?.origin).toBe('assumed')
    expect(figures.wage?.origin).toBe('own')
    expect(figures.minutes).toMatchObject({ base: 3.5, origin: 'own' })
    expect(figures.adoption?.base).toBe(0.5)
  })

  test('stands on the page with its assumptions named, and one alone is not compared', async () => {
    const html = text(await page())

    expect(html).toContain('Only Tier-1 support chatbot is estimated so far')
    expect(html).toMatch(/5 of 7 figures are starting assumptions that nobody confirmed/)
    expect(html).toContain('EUR')
  })

  test('leads to what the plan has people do next for it', async () => {
    expect(stepsOn(await page())).toEqual([])
    await admin`update app.plan_settings set targets = array[${BOT}] where assessment_id = ${id}`
    const [step = ''] = stepsOn(await page())

    expect(text(await page())).toMatch(/Next in your plan .+, from \d+/)
    expect((await guest.get(step)).status).toBe(200)
    await admin`update app.plan_settings set targets = '{}' where assessment_id = ${id}`
  })

  test('two that overlap are named together, without an order', async () => {
    await save(SEO)
    const html = text(await page())

    expect(html).toContain('Look at these two first: SEO and search content; Tier-1 support chatbot')
    expect(html).toContain('With what is known they cannot be told apart')
    expect(html).toContain('What would tell them apart')
  })

  test('one of which a year costs more than it brings leaves the other to look at, not alone', async () => {
    const dear = { 'run.low': '900000', 'run.base': '800000', 'run.high': '700000' }
    await save(SEO, dear)
    const html = text(await page())

    expect(html).toContain(
      'Look first at Tier-1 support chatbot: by these figures every other one costs more a year than it brings.',
    )
    expect(html).toContain('It comes before all below.')
    expect(html).not.toContain('so far')
    await save(SEO, { 'run.low': '12000', 'run.base': '8000', 'run.high': '5000' })
  })

  test('stands in the report and in the file', async () => {
    const html = text(await (await guest.get(`${base}/report`)).text())
    const csv = await (await guest.get(`${base}/priority/export/csv`)).text()
    const xlsx = await guest.get(`${base}/priority/export/xlsx`)

    expect(html).toContain('Look at these two first')
    const [head = '', first = ''] = csv.split('\r\n')
    const found = /,(EUR),((?:-?\d*,){14})/.exec(first)
    expect(head).toContain('A year, half of the draws below')
    expect(found?.[1]).toBe('EUR')
    const [least, most, p10, p50, p90, chance] = (found?.[2] ?? '').split(',').map(Number)
    expect([least, p10, p50, p90, most]).toEqual([least, p10, p50, p90, most].toSorted((a = 0, b = 0) => a - b))
    expect(chance).toBeGreaterThanOrEqual(1)
    expect(chance).toBeLessThanOrEqual(99)
    expect(csv.split('\r\n').filter((line) => line.startsWith('Look at these first,'))).toHaveLength(2)
    expect(csv).toContain('Not estimated.')
    expect(xlsx.headers.get('Content-Disposition')).toContain('.xlsx')
    expect((await guest.get(`${base}/priority/export/pdf`)).status).toBe(404)
  })

  test.each([
    ['volume.base', 'many', 'Cases a year: Write a number'],
    ['volume.high', '1', 'Cases a year: From cautious to hopeful it must only get better'],
    ['adoption.high', '120', 'Used for: Write at most 100 %'],
    ['wage.low', '', 'Cost of an hour: Fill in all three'],
    ['run.low', '-1', 'Running cost a year: Write a number from 0 on'],
    ['avoided.low', '1', 'Errors avoided: Fill in all three'],
    ['volume.high', '1e999', 'Cases a year: Write a number'],
    ['volume.high', '99999999999999', 'Cases a year: Write a number'],
  ])('%s of “%s” is refused by name, and keeps what was typed', async (field, typed, says) => {
    const before = await stored(BOT)
    const refused = await save(BOT, { [field]: typed, 'minutes.low': '0,75' })
    const html = await refused.text()

    expect(refused.status).toBe(422)
    expect(text(html)).toContain(says)
    expect(Object.fromEntries(posted(html))).toMatchObject({ [field]: typed, 'minutes.low': '0,75' })
    expect(await stored(BOT)).toEqual(before)
  })

  test('errors need both of their figures', async () => {
    const refused = await save(BOT, { 'avoided.low': '0', 'avoided.base': '1', 'avoided.high': '2' })

    expect(text(await refused.text())).toContain('Cost of an error: Fill in all three')
  })

  test('of somebody who saves an older version nothing is lost and nothing overwritten', async () => {
    const old = await formOf(BOT)
    await save(BOT, { 'volume.base': '13000' })
    const conflict = await guest.post(`${base}/priority/${BOT}`, { ...old, intent: 'save', 'volume.base': '14000' })
    const html = await conflict.text()

    expect(conflict.status).toBe(409)
    expect(text(html)).toContain('Somebody else changed this estimate')
    expect((await stored(BOT))?.figures.volume.base).toBe(13000)
    const again = await guest.post(`${base}/priority/${BOT}`, { ...Object.fromEntries(posted(html)), intent: 'save' })
    expect(again.status).toBe(302)
    expect((await stored(BOT))?.figures.volume.base).toBe(14000)
  })

  test.each([
    ['12,500', 12500],
    ['12.500', 12500],
    ['12 500,5', 12500.5],
    ['1,012,500', 1012500],
  ])('reads %s as the %d that it shows', async (typed, read) => {
    await save(BOT, { 'volume.base': typed, 'volume.high': '2000000' })

    const { figures } = (await stored(BOT)) as { figures: Record<string, { base: number; origin: string }> }
    expect(figures.volume).toMatchObject({ base: read, origin: 'own' })
    expect((await formOf(BOT))['volume.high']).toBe('2,000,000')
  })

  test('asks about minutes that could be two things', async () => {
    const refused = await save(BOT, { 'minutes.base': '3,125' })

    expect(refused.status).toBe(422)
    expect(text(await refused.text())).toContain('Minutes saved a case')
  })

  test('can be taken back', async () => {
    await guest.post(`${base}/priority/${SEO}`, { ...(await formOf(SEO)), intent: 'forget' })

    expect(await stored(SEO)).toBeUndefined()
    expect(text(await page())).toContain('Only Tier-1 support chatbot is estimated so far')
  })

  test('of a use case that there is not is not found', async () => {
    expect((await guest.get(`${base}/priority/uc-none`)).status).toBe(404)
  })
})

test('what was submitted keeps its tiers, and takes no estimate any more', async () => {
  const own = await aCheck()
  const form = Object.fromEntries(posted(await (await own.guest.get(`${own.base}/priority/${BOT}`)).text()))
  await own.guest.post(`${own.base}/priority/${BOT}`, { ...form, intent: 'save' })
  const submitted = await own.guest.post(`${own.base}/review`, { intent: 'submit' })
  expect(submitted.status).toBe(302)

  const before = text(await (await own.guest.get(`${own.base}/priority`)).text())
  await admin`delete from app.use_case_values where assessment_id = ${own.id}`

  expect(before).toContain('Only Tier-1 support chatbot is estimated')
  expect(text(await (await own.guest.get(`${own.base}/priority`)).text())).toContain('Only Tier-1 support chatbot is')
  const refused = await own.guest.post(`${own.base}/priority/${BOT}`, { ...form, intent: 'save' })
  expect(refused.status).toBe(409)
})

test('what was submitted without an estimate offers a copy instead of a form that is not there', async () => {
  const own = await aCheck()
  expect((await own.guest.post(`${own.base}/review`, { intent: 'submit' })).status).toBe(302)

  const html = await (await own.guest.get(`${own.base}/priority`)).text()

  expect(text(html)).toContain('This check was submitted without estimates')
  expect(html).toContain('value="copy"')
  expect(html).not.toContain(`href="${own.base}/priority/${BOT}"`)
})
