import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareReports, isUnchanged, type ReportChanges } from '#app/report/changes/compare-reports.ts'
import { writtenIn } from '#app/report/changes/written-texts.ts'
import { arrangeSections } from '#app/report/model/arrange.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { beginner, reportOf, sheetOf } from '../support/sample-report.ts'

const report = reportOf(beginner)
const ARRANGED = { sectionOrder: [], hidden: [], paper: 'a4', texts: {} } as const

const side = (model: ReportModel) => ({ model, ...writtenIn(model) })
const compare = (before: ReportModel, after: ReportModel) => compareReports(side(before), side(after))

/** What a comparison names, by kind. */
const named = (changes: ReportChanges) =>
  Object.entries(changes).flatMap(([kind, change]) => {
    if (Array.isArray(change)) return change.length > 0 ? [kind] : []
    return change === null || change === false ? [] : [kind]
  })

/** The same plain data with every object's keys in another order, as a database may store them. */
function reordered<T>(part: T, draw: () => number): T {
  if (Array.isArray(part)) return part.map((one) => reordered(one, draw)) as T
  if (part === null || typeof part !== 'object') return part
  const keyed = Object.entries(part).map(([key, one]) => ({ key, one, place: draw() }))
  keyed.sort((a, b) => a.place - b.place)
  return Object.fromEntries(keyed.map(({ key, one }) => [key, reordered(one, draw)])) as T
}

describe('nothing has changed', () => {
  const levels = fc.dictionary(
    fc.constantFrom('kpi-definition', 'data-access', 'executive-sponsorship', 'vendor-privacy', 'outcome-data'),
    fc.constantFrom(...([0, 1, 2, 3, 4, 'unsure', null] as const)),
  )

  test('in the same report, whatever it says', () => {
    fc.assert(
      fc.property(levels, (answers) => {
        const one = reportOf(sheetOf(answers))
        expect(isUnchanged(compare(one, structuredClone(one)))).toBe(true)
      }),
      { numRuns: 8 },
    )
  })

  test('where keys alone stand in another order', () => {
    const texts = { 'summary:gaps': 'Data: hard to reach\nPeople: no time', 'dimension:people': 'Ask **Anna**.' }
    const cover = { ...report.cover, brand: { accent: '#123456', footer: 'A foot', consultancy: 'Advice Ltd' } }
    const whole = arrangeSections({ ...report, cover }, { ...ARRANGED, texts })
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (places) => {
        const other = reordered(whole, () => places.next().value ?? 0)
        expect(isUnchanged(compare(whole, other))).toBe(true)
      }),
      { numRuns: 20 },
    )
  })
})

describe('what changed is named once, and nothing else with it', () => {
  const [first, second] = report.roadmap?.actions ?? []
  const [homework] = (report.homework?.rows ?? []).filter(({ state }) => state === 'missing')
  const [useCase] = report.useCases.rows
  const [dimension] = report.dimensions
  if (!report.roadmap || !first || !second || !homework || !useCase || !dimension) throw new Error('a thin sample')
  const { roadmap, summary } = report
  const withActions = (actions: typeof roadmap.actions): ReportModel => ({
    ...report,
    roadmap: { ...roadmap, actions },
  })
  const [ladder] = dimension.capabilities
  if (!ladder) throw new Error('a dimension without capabilities')
  const withDimension = (one: typeof dimension): ReportModel => ({
    ...report,
    dimensions: report.dimensions.map((other) => (other.id === one.id ? one : other)),
  })
  const withoutStep = (): ReportModel => ({
    ...report,
    homework: report.homework && { ...report.homework, rows: report.homework.rows.filter((row) => row !== homework) },
  })
  const seen = (reason: string): ReportModel => ({
    ...report,
    secondView: {
      title: 'Seen',
      intro: '',
      columns: { capability: '', said: '', seen: '', difference: '', reason: '' },
      rows: [
        {
          capability: ladder.id,
          name: ladder.name,
          dimension: dimension.name,
          agreement: 'apart',
          over: 1,
          difference: '',
          saidLevel: { lo: 3, hi: 3 },
          said: '3',
          seen: '2',
          seenLevel: { lo: 2, hi: 2 },
          reason,
        },
      ],
      wouldBe: null,
    },
  })
  const written = (texts: Record<string, string>) => arrangeSections(report, { ...ARRANGED, texts })

  const cases: Record<string, [keyof ReportChanges, ReportModel, ReportModel, number]> = {
    'the first sentence': ['headline', report, { ...report, summary: { ...summary, headline: 'Now.' } }, 1],
    readiness: ['score', report, { ...report, summary: { ...summary, readiness: { lo: 1, hi: 2, text: '1–2' } } }, 1],
    'a verdict': [
      'verdicts',
      report,
      {
        ...report,
        useCases: {
          ...report.useCases,
          rows: report.useCases.rows.map((row) => (row === useCase ? { ...row, label: 'Other' } : row)),
        },
      },
      1,
    ],
    'the points of a dimension': [
      'dimensions',
      report,
      withDimension({ ...dimension, score: { lo: 99, hi: 99, text: '99' } }),
      1,
    ],
    'a level': [
      'levels',
      report,
      withDimension({
        ...dimension,
        capabilities: dimension.capabilities.map((one) => (one === ladder ? { ...one, levelText: 'other' } : one)),
      }),
      1,
    ],
    'a step that is in place now': ['gapsClosed', report, withoutStep(), 1],
    'a step that is missing now': ['gapsOpened', withoutStep(), report, 1],
    'the first day of the pilot': [
      'pilotStart',
      report,
      { ...report, summary: { ...summary, pilotStartsOn: null } },
      1,
    ],
    'an action that is new': ['actionsAdded', withActions(roadmap.actions.slice(1)), report, 1],
    'an action that is gone': ['actionsGone', report, withActions(roadmap.actions.slice(1)), 1],
    'the days of two actions': [
      'actionsMoved',
      report,
      withActions(roadmap.actions.map((one) => (one === first || one === second ? { ...one, dates: 'later' } : one))),
      2,
    ],
    'the state of an action': [
      'actionsSaid',
      report,
      withActions(roadmap.actions.map((one) => (one === first ? { ...one, status: 'Done' } : one))),
      1,
    ],
    'a comment': ['texts', written({ 'dimension:people': 'One.' }), written({ 'dimension:people': 'Two.' }), 1],
    'what a consultant saw': ['texts', seen('Looked at it.'), seen('Looked at it twice.'), 1],
    'a part of the summary': ['texts', written({}), written({ 'summary:gaps': 'Data: hard to reach' }), 1],
    'a section that is new': [
      'sectionsAdded',
      arrangeSections(report, { ...ARRANGED, hidden: ['glossary'] }),
      written({}),
      1,
    ],
    'a section that is left out': [
      'sectionsGone',
      written({}),
      arrangeSections(report, { ...ARRANGED, hidden: ['glossary'] }),
      1,
    ],
    'the look': [
      'isLookChanged',
      report,
      { ...report, cover: { ...report.cover, brand: { ...report.cover.brand, footer: 'Another foot' } } },
      1,
    ],
  }

  test.each(Object.entries(cases))('%s', (_name, [kind, before, after, count]) => {
    const changes = compare(before, after)
    const change = changes[kind]

    expect(named(changes)).toEqual([kind])
    expect(Array.isArray(change) ? change.length : 1).toBe(count)
    expect(isUnchanged(changes)).toBe(false)
  })
})

test('a catalogue that asks for more makes no change by itself', () => {
  const fewer = {
    ...report,
    useCases: { ...report.useCases, rows: report.useCases.rows.slice(1) },
    techniques: report.techniques.slice(1),
    dimensions: report.dimensions.map((one) => ({ ...one, capabilities: one.capabilities.slice(1) })),
  }

  expect(isUnchanged(compare(fewer, report))).toBe(true)
})

test('a verdict is better or worse by its mark, and neither where only its words differ', () => {
  const withTone = (tone: ReportModel['useCases']['rows'][number]['tone'], label: string): ReportModel => ({
    ...report,
    useCases: { ...report.useCases, rows: report.useCases.rows.map((row) => ({ ...row, tone, label })) },
  })
  const better = (before: ReportModel, after: ReportModel) =>
    new Set(compare(before, after).verdicts.map(({ isBetter }) => isBetter))

  expect(better(withTone('notyet', 'Not yet'), withTone('nearly', 'Nearly'))).toEqual(new Set([true]))
  expect(better(withTone('ready', 'Ready'), withTone('almost', 'After homework'))).toEqual(new Set([false]))
  expect(better(withTone('nearly', '1 gap'), withTone('nearly', '2 gaps'))).toEqual(new Set([null]))
  expect(better(withTone('open', 'Open'), withTone('ready', 'Ready'))).toEqual(new Set([null]))
})
