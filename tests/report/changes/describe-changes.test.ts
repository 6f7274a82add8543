import { expect, test } from 'vitest'
import type { ReportChanges } from '#app/report/changes/compare-reports.ts'
import { describeChanges } from '#app/report/changes/describe-changes.ts'

const NONE: ReportChanges = {
  score: null,
  headline: null,
  verdicts: [],
  dimensions: [],
  levels: [],
  gapsClosed: [],
  gapsOpened: [],
  pilotStart: null,
  actionsAdded: [],
  actionsGone: [],
  actionsMoved: [],
  actionsSaid: [],
  texts: [],
  sectionsAdded: [],
  sectionsGone: [],
  isLookChanged: false,
}
const since = { locale: 'en', version: '1.0', issuedOn: '2026-11-02' }
const say = (changes: Partial<ReportChanges>) => describeChanges({ ...NONE, ...changes }, since)
const one = (id: string) => ({ id, name: `The ${id}`, before: 'low', after: 'high' })

test('nothing is said to have changed, by version and day, where nothing has', () => {
  const { title, intro, groups } = say({})

  expect(groups).toEqual([])
  expect(title).toContain('1.0')
  expect(intro).toMatch(/Nothing.*1\.0.*2\sNov\s2026/)
})

test('every change is one sentence, in its group, with both values', () => {
  const { groups } = say({
    headline: { before: 'Not yet.', after: 'Now.' },
    score: { before: '40', after: '52' },
    verdicts: [{ ...one('verdict'), kind: 'useCase', isBetter: true }],
    dimensions: [one('dimension')],
    levels: [one('level')],
    gapsClosed: [one('closed')],
    gapsOpened: [one('opened')],
    pilotStart: { before: '2026-12-07', after: null },
    actionsAdded: [one('added')],
    actionsGone: [one('gone')],
    actionsMoved: [one('moved')],
    actionsSaid: [one('said')],
    texts: [
      { id: 'a', where: 'Where A', is: 'added' },
      { id: 'b', where: 'Where B', is: 'changed' },
      { id: 'c', where: 'Where C', is: 'removed' },
    ],
    sectionsAdded: ['New part'],
    sectionsGone: ['Old part'],
    isLookChanged: true,
  })

  expect(groups.map(({ lines }) => lines.length)).toEqual([3, 4, 5, 6])
  const lines = groups.flatMap((group) => group.lines)
  expect(new Set(lines).size).toBe(lines.length)
  const saidOnce = ['Not yet.', '52', 'The verdict', 'The dimension', 'The level', 'The closed', 'The opened']
  const alsoOnce = ['The added', 'The gone', 'The moved', 'The said', 'Where A', 'Where B', 'Where C', 'New part']
  for (const words of [...saidOnce, ...alsoOnce, 'Old part']) {
    expect(
      lines.filter((line) => line.includes(words)),
      words,
    ).toHaveLength(1)
  }
  expect(lines.find((line) => line.includes('pilot'))).toMatch(/7\sDec\s2026.*no day/)
})

test('a value that was missing is said in words, never left blank', () => {
  const { groups } = say({ score: { before: '', after: '52' }, actionsSaid: [{ ...one('action'), after: '' }] })

  expect(groups.flatMap(({ lines }) => lines).every((line) => line.includes('nothing said'))).toBe(true)
})

test('groups without a change are left out', () => {
  expect(say({ levels: [one('level')] }).groups).toHaveLength(1)
})
