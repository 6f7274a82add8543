import { spawnSync } from 'node:child_process'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser, admin, services } = await testPreflight()
const { catalogue } = services

const lead = browser()
const [data, legal] = [browser(), browser()]
let id = ''
let base = ''
/** Of the data person, and of the legal person. */
let own: Record<'data' | 'legal', string>

const answerOf = (questionId: string, answer: string, version = '0') => ({
  [`${questionId}.answer`]: answer,
  [`${questionId}.version`]: version,
  [`${questionId}.opId`]: newId(),
})
const answer = (by: Browser, at: string, questionId: string, given: string) =>
  by.post(`${at}/answers/${questionId}`, answerOf(questionId, given))

const plain = (html: string) =>
  html
    .replaceAll(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ')
const see = async (by: Browser, path: string) => plain(await (await by.get(path)).text())

async function enter(by: Browser, name: string, discipline: string) {
  const made = await (await lead.post(`${base}/team`, { intent: 'link', discipline })).text()
  const link = /\/answer\/[\w-]{43}/.exec(made)?.[0] ?? ''
  return (await by.post(link, { name, disciplines: discipline })).headers.get('Location') ?? ''
}

const levels = catalogue.questions.filter(({ kind }) => kind === 'level')

beforeAll(async () => {
  id = await lead.start()
  base = `/assessments/${id}`
  for (const { id: question } of levels) await answer(lead, base, question, 'level:3')
  own = { data: await enter(data, 'Dana Data', 'data'), legal: await enter(legal, 'Lee Legal', 'legal') }
  await answer(data, own.data, 'q-data-quality', 'level:1')
  await data.post(own.data, { intent: 'done' })
})

/** What the command line makes of the exported answers. */
async function scoredByCommand() {
  const file = await (await lead.get(`${base}/answers.json`)).text()
  const scored = spawnSync(process.execPath, ['scripts/preflight.mjs', 'score', '--in', '-'], { input: file })
  expect(scored.stderr.toString()).toBe('')
  return JSON.parse(scored.stdout.toString())
}

type Target = { id: string; verdict: string | null; range: string[] | null }
const verdictsIn = ({ useCases, techniques }: { useCases: Target[]; techniques: Target[] }) =>
  [...useCases, ...techniques].map(({ id: target, verdict, range }) => ({ target, verdict, range }))

async function whyOf(question: string) {
  const page = await see(lead, `${base}/use-cases/${catalogue.useCases[0]?.id}`)
  return page.includes(question) ? page : await see(lead, `${base}/results`)
}

test('two answers two levels apart leave verdicts so far, between both, and nobody is named', async () => {
  const results = await see(lead, `${base}/results`)
  const why = await whyOf('How do you check whether important marketing data is right?')

  expect(results).toContain('So far: one person who was asked is not done yet.')
  expect(why).toMatch(
    /The answers range from 1, “[^”]+”, to 3, “[^”]+”\. 2 people could answer\. They differ widely: talk about it\./,
  )
  expect(why).not.toContain('Dana Data')
  expect(await see(lead, `${base}/roadmap`)).toContain('Others may still answer, so the plan holds so far.')
})

test('the review says where people differ and whom submitting leaves out, by name', async () => {
  const review = await see(lead, `${base}/review`)

  expect(review).toContain('People differ on one question')
  expect(review).toContain('Submitting leaves one person out who is not done Lee Legal')
})

test('from three answers on, the lead sees how they lie and who said what; the report names nobody', async () => {
  await answer(legal, own.legal, 'q-data-quality', 'level:1')

  const why = await whyOf('How do you check whether important marketing data is right?')
  const report = await see(lead, `${base}/report`)

  expect(why).toContain('Level 1: 2 people; level 3: one person.')
  expect(why).toContain('Dana Data: level 1')
  expect(report).toContain('Level 1: 2 people; level 3: one person.')
  expect(report).not.toContain('Dana Data: level 1')
})

test('what is exported is scored alike by the command line, so far and as submitted; then all of it is final', async () => {
  const soFar = await scoredByCommand()
  await lead.post(`${base}/review`, { intent: 'submit' })
  const final = await scoredByCommand()
  const [snapshot] = await admin`select inputs, result, report from app.snapshots where assessment_id = ${id}`
  const [round] = await admin`select closed_at from app.rounds where assessment_id = ${id}`

  expect(soFar.techniques.some(({ verdict }: Target) => verdict === 'undetermined')).toBe(true)
  expect(verdictsIn(final)).toEqual(verdictsIn(snapshot?.result))
  expect(round?.closed_at).not.toBeNull()
  expect(snapshot?.inputs.sheet.spans).toEqual({ 'q-data-quality': { lo: 1, hi: 3 } })
  expect(snapshot?.inputs.team.members.map(({ isPending }: { isPending: boolean }) => isPending)).toEqual([
    false,
    false,
    false,
  ])
  expect(JSON.stringify(snapshot?.inputs)).not.toMatch(/Dana|Lee/)
  expect(await see(lead, `${base}/results`)).toContain('Final: the asking is closed, so nothing is still to come.')
})

test('a lead whom nobody else helps sees nothing of it', async () => {
  const alone = browser()
  const own = `/assessments/${await alone.start()}`
  await answer(alone, own, 'q-data-quality', 'level:1')
  const pages = await Promise.all(['results', 'review', 'report'].map((page) => see(alone, `${own}/${page}`)))
  const file = await (await alone.get(`${own}/answers.json`)).json()

  expect(pages.join(' ')).not.toMatch(/So far|Final|person answered|who was asked|How far the team agrees/)
  expect(file).toMatchObject({ answers: { 'q-data-quality': 1 } })
})
