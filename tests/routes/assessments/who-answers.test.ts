import { expect, test } from 'vitest'
import { testPreflight } from '#tests/support/preflight.ts'
import { text } from '#tests/ui/markup.tsx'
import { saveAnswer } from '../questionnaire/support/saving.ts'

const { browser, admin } = await testPreflight()

/** A check with one answer, and what its report says of who answered. */
async function aCheck(start: Record<string, string | string[]>) {
  const guest = browser()
  const id = await guest.start(start)
  await saveAnswer(guest, id, 'q-kpi-definition', { answer: 'level:2' })
  const report = async () => {
    const page = await (await guest.get(`/assessments/${id}/report`)).text()
    return text(/Who answered<\/h3>(.*?)<\/ul>/s.exec(page)?.[1] ?? '')
  }
  return {
    guest,
    id,
    report,
    lead: (fields: Record<string, string | string[]>) =>
      guest.post(`/assessments/${id}/settings`, { intent: 'lead', ...fields }),
  }
}

test('who answered stands in the report with what they can speak for', async () => {
  const { report } = await aCheck({ name: ' Änne Groß ', disciplines: ['marketing', 'data'] })

  expect(await report()).toMatch(/^Änne Groß \(Marketing.*Data.*\)$/)
})

test('somebody without a name stands there by discipline, and nobody is made up', async () => {
  const unnamed = await aCheck({ name: '', disciplines: ['marketing', 'legal'] })
  const unknown = await aCheck({ name: '', disciplines: [] })

  expect(await unnamed.report()).toMatch(/^Marketing.* and Legal.*$/)
  expect(await unknown.report()).toBe('')
})

test('name and disciplines can be changed in the settings', async () => {
  const { lead, report, guest, id } = await aCheck({ disciplines: 'marketing' })

  const saved = await lead({ name: 'Öykü', disciplines: ['it'] })

  expect(saved.status).toBe(200)
  expect(await report()).toMatch(/^Öykü \(/)
  const settings = await (await guest.get(`/assessments/${id}/settings`)).text()
  expect(settings).toMatch(/name="name"[^>]*value="Öykü"|value="Öykü"[^>]*name="name"/)
  expect(
    await admin`select name, to_json(disciplines) as disciplines from app.participants where assessment_id = ${id}`,
  ).toEqual([{ name: 'Öykü', disciplines: ['it'] }])
})

test.each([
  ['a name that is too long', { name: 'x'.repeat(101) }],
  ['a name that cannot be stored', { name: 'a\0b' }],
  ['a discipline that is none', { name: 'Änne', disciplines: 'wizardry' }],
])('%s is refused, at the start and in the settings', async (_, fields) => {
  const { lead, id } = await aCheck({ name: 'Öykü', disciplines: 'marketing' })

  expect((await lead(fields)).status).toBe(422)
  expect((await browser().post('/start', { company: '', form: 'short', ...fields })).status).toBe(422)
  expect(await admin`select name from app.participants where assessment_id = ${id}`).toEqual([{ name: 'Öykü' }])
})

test('a submitted check keeps who answered', async () => {
  const { guest, id, lead, report } = await aCheck({ name: 'Öykü', disciplines: 'marketing' })
  await guest.post(`/assessments/${id}/review`, { intent: 'submit' })

  expect((await lead({ name: 'Änne' })).status).toBe(409)
  expect(await report()).toMatch(/^Öykü/)
})
