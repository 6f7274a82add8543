import { type APIRequestContext, expect, type Page } from '@playwright/test'
import { answersOf } from '#tests/support/ai-act-rules.ts'
import { privacyRules } from '#tests/support/screening-rules.ts'
import { type Answers, allLevels, fillCheck, post, SCOPE, save, startCheck } from './check.ts'

/** A team of a dozen that knows its data, has tried tools and written little down. */
const ANSWERS: Answers = {
  ...SCOPE,
  ...allLevels(1),
  'scope-ai-in-use': ['adplatform', 'genai'],
  'q-use-case-portfolio': 'level:2',
  'q-kpi-definition': 'level:2',
  'q-content-knowledge-base': 'level:2',
  'q-ownership-team': 'level:2',
  'q-output-evaluation': 'level:2',
  'q-data-quality': 'level:2',
  'q-outcome-data': 'level:2',
  'f-outcome-volume': 'option:lt100',
  'q-model-access': 'level:2',
  'q-system-integration': 'level:2',
  'q-ai-use-policy': 'level:2',
  'q-human-oversight': 'level:2',
  'q-vendor-privacy': 'level:2',
  'q-executive-sponsorship': 'unsure',
  'q-lawful-basis-consent': 'unsure',
}

const NOTED: [question: string, fields: Record<string, string>][] = [
  [
    'q-pilot-scope',
    { answer: 'level:1', note: 'The pages for the spring range, German and French.', toldBy: 'Jana Weiß, marketing' },
  ],
  [
    'q-baseline-measurement',
    { answer: 'level:1', note: 'Six hours a page, by feeling.', evidence: 'Time sheet, column “web”' },
  ],
  ['q-security-access', { answer: 'level:1', toldBy: 'Tarek Aydın, IT' }],
]

/** Its register: two systems as the free check answered them, one allowed and one that needs years of care. */
const SYSTEMS: { name: string; [answer: string]: string }[] = [
  { ...answersOf('s05'), ...privacyOf('chatbot'), name: 'Support chatbot in the shop', country: 'de' },
  { ...answersOf('s10'), name: 'Ranking of applications for marketing jobs', country: 'de' },
]

/** The answers of a worked example on data protection, as the free check sends them. */
function privacyOf(id: string): Record<string, string> {
  const { answers = {} } = privacyRules.examples.find((example) => example.id === id) ?? {}
  return Object.fromEntries(Object.entries(answers).map(([question, option]) => [`p.${question}`, option]))
}

/** A realistic check with notes and names, through the pages' own requests; @returns its id */
export async function fillExample(page: Page): Promise<string> {
  const id = await startCheck(page, { company: 'Nordlicht Büromöbel GmbH' })
  const interests = ['uc-content-localisation', 'uc-support-chatbot']
  const noted = NOTED.map(([question]) => question)
  const plain = Object.fromEntries(Object.entries(ANSWERS).filter(([question]) => !noted.includes(question)))
  await fillCheck(page, id, { answers: plain, interests })
  for (const [question, fields] of NOTED) await save(page, id, question, fields)
  for (const system of SYSTEMS) {
    const kept = await post(page, '/governance/keep', new URLSearchParams(system))
    expect(kept.status(), system.name).toBe(302)
  }
  return id
}

/** Freezes it, with a reason for each pair of answers that does not go together. */
export async function submitExample(page: Page, id: string): Promise<void> {
  const path = `/assessments/${id}/review`
  await page.goto(path)
  const open = await page
    .locator('input[name="contradiction"]')
    .evaluateAll((fields) => fields.map((field) => field.getAttribute('value') ?? ''))
  for (const contradiction of open) {
    const form = new URLSearchParams({
      intent: 'explain',
      contradiction,
      reason: 'Both hold: one of them for the shop only.',
    })
    await post(page, path, form)
  }
  await post(page, path, new URLSearchParams({ intent: 'submit' }))
}

/** The report as a file. */
export async function fetchReport(request: APIRequestContext, url: string): Promise<Buffer> {
  const response = await request.get(url)
  expect(response.status(), url).toBe(200)
  return response.body()
}
