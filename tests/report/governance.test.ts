import { expect, test, vi } from 'vitest'
import type { DutySystem, KeptDuty } from '#app/core/governance/duties/duty.ts'
import { listDuties } from '#app/core/governance/duties/list-duties.ts'
import { screen } from '#app/core/governance/screening/screen.ts'
import { classify } from '#app/core/governance/triage/classify.ts'
import { viewScreening } from '#app/core/governance/views/view-screening.ts'
import { viewTriage } from '#app/core/governance/views/view-triage.ts'
import { createSayLaw } from '#app/report/governance/create-say-law.ts'
import { sayDutyDates } from '#app/report/governance/say-law.ts'
import { describeGovernance, type GovernedSystem } from '#app/report/model/governance.ts'
import { renderDocument } from '#app/report/render-document.server.tsx'
import { rules as aiAct, answersOf, triageOf } from '#tests/support/ai-act-rules.ts'
import { privacyRules as privacy, screeningModel } from '#tests/support/screening-rules.ts'
import { readPdf } from './support/read-pdf.ts'
import { reportOf, someSheet } from './support/sample-report.ts'

vi.setConfig({ testTimeout: 120_000 })

const ON = '2026-11-22'

type Given = {
  scenario: string | null
  name: string
  kept?: Partial<KeptDuty>[]
  record?: GovernedSystem['record']
  isPrefilled?: boolean
}

/** The section for these worked examples, each a system without answers on data protection. */
function sectionOf(given: readonly Given[], on = ON) {
  const screening = screen(screeningModel(on), new Map())
  const placed = given.map(({ scenario, name, kept = [], record = null, isPrefilled = false }, index) => {
    const triage = scenario === null ? classify(aiAct, {}, on) : triageOf(scenario, {}, on)
    const id = `system-${index}`
    const view: GovernedSystem = {
      id,
      name,
      status: 'live',
      isAsked: { 'ai-act': !isPrefilled, privacy: !isPrefilled },
      triage: viewTriage(aiAct, triage, scenario === null ? {} : answersOf(scenario)),
      screening: viewScreening(privacy, screening, new Map()),
      record,
    }
    const rows = kept.map((row) => ({ ...KEPT, ...row }))
    const duty: DutySystem = {
      id,
      name,
      status: 'live',
      useCaseId: null,
      tool: null,
      triage,
      screening,
      notAsked: [],
      answered: [],
      kept: rows,
    }
    return { view, duty }
  })
  const duties = listDuties(
    { aiAct, privacy },
    placed.map(({ duty }) => duty),
    on,
  )
  return describeGovernance({ locale: 'en', on, systems: placed.map(({ view }) => view), duties })
}

const KEPT: KeptDuty = {
  dutyId: '',
  state: 'open',
  owner: '',
  dueOn: null,
  evidence: '',
  reason: '',
  version: 1,
  changedAt: new Date(`${ON}T00:00:00Z`),
}

const BOT: Given = { scenario: 's05', name: 'Support bot' }

test('an empty register is said in one sentence, without tables', () => {
  const section = sectionOf([])
  expect(section).toMatchObject({ systems: [], duties: null })
  expect(section.intro).toContain('No AI system stands in the register')
})

test.each([null, 's05', 's16'])(
  'of a system that nobody was asked about no outcome is told, with answers of its kind: %s',
  (scenario) => {
    const section = sectionOf([{ scenario, name: 'An idea', isPrefilled: true }])
    const [idea] = section.systems
    expect(section.duties?.rows).toEqual([])
    expect(idea).toMatchObject({ verdict: 'Not asked yet.', tone: 'open' })
    expect(idea?.rows.map(({ text }) => text)).toEqual([
      'Not asked yet.',
      'How it was placed was not recorded yet, and nobody looked a second time.',
    ])
  },
)

test('S05: a chatbot of a vendor stands with the duty of its vendor, and the check that is one’s own', () => {
  const section = sectionOf([BOT])
  const [bot] = section.systems
  expect(bot).toMatchObject({ name: 'Support bot', status: 'In use', tone: 'almost' })
  expect(bot?.rows.find(({ label }) => label === 'Telling people')?.text).toContain('50(1)')
  expect(section.duties?.rows.map(({ duty }) => duty).join()).toContain("Check that the vendor's system says it is AI")
})

test('a duty of the vendor is named as theirs, and an unfinished screening is no reason for a lawyer', () => {
  const section = sectionOf([BOT])
  expect(section.duties?.rows.map(({ state }) => state)).toContain('The duty of its maker (provider)')
  expect(section.systems[0]?.rows.find(({ label }) => label === 'For a lawyer')?.text ?? '').not.toContain(
    'prohibition',
  )
})

test('why a lawyer is needed begins as a sentence does', () => {
  const [coach] = sectionOf([{ scenario: 's16', name: 'Call coach' }]).systems
  const text = coach?.rows.find(({ label }) => label === 'For a lawyer')?.text ?? ''
  for (const sentence of text.split('\n')) expect(sentence).toMatch(/^[A-Z].*\.$/)
  expect(text).toContain('A prohibition may be met')
})

test('of days that are open the earliest is said first', () => {
  const possible = ['2026-12-02', null, '2026-08-02']
  expect(sayDutyDates(createSayLaw('en'), { state: 'open', from: null, also: [], possible })).toMatch(
    /^2\sAug\s2026,\s2\sDec\s2026,?\sor\s/,
  )
})

test('a prohibition stands first and says stop', () => {
  const [first] = sectionOf([BOT, { scenario: 's16', name: 'Call coach' }]).duties?.rows ?? []
  expect(first).toMatchObject({ duty: expect.stringMatching(/^Stop: /), systems: 'Call coach' })
})

test('what two systems owe alike is one row that names both', () => {
  const section = sectionOf([BOT, { ...BOT, name: 'Shop bot' }])
  const row = section.duties?.rows.find(({ duty }) => duty.includes('AI literacy'))
  expect(row?.systems).toBe('Shop bot and Support bot')
})

test('of a duty that many systems share the first five are named, and the others counted', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({ ...BOT, name: `Bot ${index + 1}` }))
  const row = sectionOf(many).duties?.rows.find(({ duty }) => duty.includes('AI literacy'))
  expect(row?.systems).toBe('Bot 1, Bot 2, Bot 3, Bot 4, Bot 5 and 4 more')
})

test('what applies today comes before what comes later, and both name their day', () => {
  const section = sectionOf([{ scenario: 's10', name: 'CV ranking' }])
  const when = section.duties?.rows.map((row) => row.when) ?? []
  const lastNow = when.findLastIndex((each) => each.startsWith('applies today'))
  const firstLater = when.findIndex((each) => each.startsWith('from'))
  expect(lastNow).toBeGreaterThanOrEqual(0)
  expect(firstLater).toBeGreaterThan(lastNow)
  expect(when[firstLater]?.replaceAll('\u00a0', ' ')).toContain('2 Dec 2027')
})

test('what somebody wrote down stands with its owner, and an own day that has passed is named', () => {
  const kept = [{ dutyId: 'o-01', state: 'doing' as const, owner: 'Anna', dueOn: '2026-11-01' }]
  const row = sectionOf([{ ...BOT, kept }]).duties?.rows.find(({ duty }) => duty.includes('AI literacy'))
  expect(row?.state).toBe('Under way, Anna')
  expect(row?.when.replaceAll('\u00a0', ' ')).toContain('your own day, 1 Nov 2026, has passed')
})

test.each([
  [null, 'not recorded yet'],
  [{ state: 'waiting', on: ON } as const, 'a second person has not looked yet'],
  [{ state: 'approved', on: ON } as const, 'approved by a second person'],
  [{ state: 'returned', on: ON } as const, 'sent back'],
])('the second look is told as it is: %j', (record, says) => {
  const rows = sectionOf([{ ...BOT, record }]).systems[0]?.rows ?? []
  expect(rows.find(({ label }) => label === 'Second look')?.text).toContain(says)
})

test('in the PDF the section stands whole, and “not legal advice” once in all', async () => {
  const governance = sectionOf([BOT, { scenario: 's10', name: 'CV ranking' }, { scenario: 's16', name: 'Call coach' }])
  const { texts } = await readPdf(await renderDocument({ ...reportOf(someSheet), governance }, 'a4'))
  const text = texts.join(' ')

  expect(text).toContain('AI Act and data protection')
  expect(text).toContain('Call coach')
  expect(text).toContain('Stop: this has been prohibited since')
  expect(text.match(/not legal advice/gi)).toHaveLength(1)
})

test('a register of many systems, one longer than a page, loses nothing, and no name stands alone', async () => {
  const long = 'Konversationsschnittstelle für Geschäftskundinnen und -kunden '.repeat(2)
  const section = sectionOf(
    ['s27', 's11', 's06'].map((scenario, index) => ({ scenario, name: `${index + 1}. ${long}` })),
  )
  const [first, ...others] = section.systems
  if (!first) throw new TypeError('There are three.')
  const [told, ...rows] = first.rows
  const longest = [
    ...(told ? [told] : []),
    ...rows.map((row) => ({ ...row, text: `${row.text} ${long.repeat(16)}end` })),
  ]
  const bots = Array.from({ length: 15 }, (_, index) => ({ ...first, id: `bot-${index}`, name: `Bot ${index}!` }))
  const governance = { ...section, systems: [...bots, ...others, { ...first, id: 'longest', rows: longest }] }

  const { texts, pages } = await readPdf(await renderDocument({ ...reportOf(someSheet), governance }, 'letter'))

  const all = texts.join(' ').replaceAll(/\s/g, '')
  for (const { name, rows: told } of governance.systems) {
    expect(all).toContain(name.replaceAll(/\s/g, ''))
    for (const { text } of told) expect(all).toContain(text.replaceAll(/\s/g, '').slice(0, 200))
  }
  expect(all.split('kundenend')).toHaveLength(longest.length)
  for (const { name } of bots) {
    const page = texts.find((text) => text.includes(name)) ?? ''
    expect(page.slice(page.indexOf(name))).toContain(first.rows[0]?.label)
  }
  const lowest = await Promise.all(pages.map(async (page) => lowestText(await page.getTextContent())))
  expect(Math.min(...lowest)).toBeGreaterThan(20)
})

/** Points above the lower edge at which the lowest text of a page stands. */
const lowestText = ({ items }: { items: readonly object[] }) =>
  Math.min(
    ...items.flatMap((item) =>
      'str' in item && 'transform' in item && item.str !== '' ? [(item.transform as number[])[5] ?? 0] : [],
    ),
  )

test('a report from before there were registers has no such section', async () => {
  const { texts } = await readPdf(await renderDocument(reportOf(someSheet), 'a4'))
  expect(texts.join(' ')).not.toContain('Second look')
})
