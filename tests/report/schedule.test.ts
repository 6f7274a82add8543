import { beforeAll, describe, expect, test, vi } from 'vitest'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { buildReport } from '#app/report/model/build-report.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { GanttRow } from '#app/report/model/roadmap-model.ts'
import { renderDocument } from '#app/report/render-document.server.tsx'
import { readPdf } from './support/read-pdf.ts'
import { readStructure } from './support/read-structure.ts'
import { catalogue, inputOf, reportOf, someSheet } from './support/sample-report.ts'
import { aReport } from './support/small-report.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

type Phase = Pick<GanttRow, 'phase' | 'phaseLabel'> & { rows: number }

/** A plan with so many rows in each phase, named "Prepare 1", "Prepare 2" and so on. */
function planOf(phases: readonly Phase[]): ReportModel {
  const report = aReport()
  if (!report.roadmap) throw new TypeError('The sample has a plan.')
  const { gantt } = report.roadmap
  const rows = phases.flatMap(({ phase, phaseLabel, rows: count }) =>
    Array.from({ length: count }, (_, at): GanttRow => {
      const name = `${phaseLabel} ${at + 1}`
      const label = at === 0 ? phaseLabel : ''
      const bar = { start: at % 9, end: (at % 9) + 2, dates: `days of ${name}` }
      return {
        id: name,
        label: name,
        phase,
        phaseLabel: label,
        who: '',
        kind: phase,
        perhapsUnnecessary: false,
        ...bar,
      }
    }),
  )
  return { ...report, roadmap: { ...report.roadmap, gantt: { ...gantt, rows } } }
}

/** Of each page of the plan: which rows it shows, and how often each phase's name stands by itself. */
async function pagesOf(pdf: Uint8Array) {
  const { pages } = await readPdf(pdf)
  const all = await Promise.all(
    pages.map(async (page) => (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : ''))),
  )
  return all
    .map((words) => ({
      rows: words.filter((text) => /^(?:Prepare|Next|Gate) \d+$/.test(text)),
      names: words.filter((text) => /^(?:Prepare|Next|Gate)$/.test(text)),
    }))
    .filter(({ rows }) => rows.length > 0)
}

test.each([
  ['a4', 20, 1],
  ['a4', 22, 3],
  ['letter', 21, 3],
  ['letter', 24, 2],
] as const)('on %s a plan of %i rows with %i notes stands on one page', async (paper, rows, count) => {
  const plan = planOf([
    { phase: 'prepare', phaseLabel: 'Prepare', rows: rows - 1 },
    { phase: 'gate', phaseLabel: 'Gate', rows: 1 },
  ])
  const notes = Array.from(
    { length: count },
    () => 'The time of one person decides how long it takes, whatever the others do in it.',
  )
  const noted = { ...plan, roadmap: plan.roadmap && { ...plan.roadmap, notes } }

  expect(await pagesOf(await renderDocument(noted, paper))).toHaveLength(1)
})

describe('a plan that is longer than a page', () => {
  test('goes on with a new phase on a new page, where the phase fits on one', async () => {
    const plan = planOf([
      { phase: 'prepare', phaseLabel: 'Prepare', rows: 15 },
      { phase: 'next', phaseLabel: 'Next', rows: 20 },
    ])
    const pages = await pagesOf(await renderDocument(plan, 'a4'))

    expect(pages.map(({ rows }) => rows.length)).toEqual([15, 20])
    expect(pages.map(({ names }) => names.includes('Next'))).toEqual([false, true])
  })

  test('says again which phase it is on every page that the phase goes on', async () => {
    const plan = planOf([
      { phase: 'prepare', phaseLabel: 'Prepare', rows: 70 },
      { phase: 'gate', phaseLabel: 'Gate', rows: 1 },
    ])
    const pages = await pagesOf(await renderDocument(plan, 'letter'))

    expect(pages.length).toBeGreaterThan(2)
    for (const { rows, names } of pages) {
      const shown = new Set(rows.map((row) => row.replace(/ \d+$/, '')))
      for (const name of shown) expect(names, rows.join()).toContain(name)
    }
    expect(pages.flatMap(({ rows }) => rows)).toHaveLength(71)
  })

  test('is heard with the name of each phase once, and with the days of each bar', async () => {
    const plan = planOf([{ phase: 'prepare', phaseLabel: 'Prepare', rows: 40 }])
    const { spoken, figures } = await readStructure(await renderDocument(plan, 'a4'))

    expect(spoken.filter(({ role, text }) => role === 'H3' && text === 'Prepare')).toHaveLength(1)
    expect(figures).toEqual(expect.arrayContaining(['days of Prepare 1', 'days of Prepare 40']))
  })
})

describe('a plan of which something was dropped', () => {
  let report: ReportModel

  beforeAll(() => {
    const input = inputOf(someSheet)
    const plan = input.plan && 'schedule' in input.plan ? input.plan : null
    const [first] = plan?.actions ?? []
    if (!plan || !first) throw new TypeError('The sample has a plan.')
    const pins = { [first.id]: { status: 'dropped' as const } }
    const without = planRoadmap(compileModel(catalogue), someSheet, {
      targets: plan.targets,
      startOn: plan.firstMonday,
      pins,
    })
    report = buildReport({ ...input, plan: without })
  })

  test('says what is not reached without it, on the page of the plan too', async () => {
    const [sentence = ''] = report.roadmap?.missed ?? []
    expect(sentence).toMatch(/^Without .+ is not reached: .+ undone\.$/)

    const { texts } = await readPdf(await renderDocument(report, 'a4'))
    expect(texts.map((text) => text.replace(/\s/g, '')).join()).toContain(sentence.replace(/\s/g, ''))
  })

  test('otherwise says nothing of it', () => {
    expect(reportOf(someSheet).roadmap).not.toHaveProperty('missed')
  })
})
