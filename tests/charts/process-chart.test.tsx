import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { apart } from '#app/charts/apart.ts'
import { IntervalBar } from '#app/charts/dom/interval-bar.tsx'
import { ProcessChart } from '#app/charts/dom/process-chart.tsx'
import { layOutIntervalBar } from '#app/charts/interval-bar.ts'
import { layOutProcessChart, type ProcessChartInput, type ProcessPoint } from '#app/charts/process-chart.ts'
import { processChartFile } from '#app/charts/process-file.ts'

const point = (value: number | null, own: Partial<ProcessPoint> = {}): ProcessPoint => ({
  value,
  control: null,
  isSignal: false,
  isProvisional: false,
  ...own,
})

const input = (own: Partial<ProcessChartInput> = {}): ProcessChartInput => ({
  points: [point(52), point(48), point(null), point(44, { isSignal: true }), point(45, { isProvisional: true })],
  limits: { lower: 41, centre: 50, upper: 59 },
  pilotFrom: 3,
  target: 47,
  notes: [{ at: 3 }, { at: 3 }, { at: 4 }],
  dates: [{ at: 0, text: '9 Nov' }],
  format: (value) => `${value} min`,
  words: { lower: 'lower', centre: 'before', upper: 'upper', target: 'target', pilot: 'pilot from 30 Nov' },
  width: 960,
  height: 340,
  detail: 'full',
  ...own,
})

const rolesOf = (own: Partial<ProcessChartInput> = {}) => layOutProcessChart(input(own)).marks.map(({ role }) => role)
const textsOf = (own: Partial<ProcessChartInput> = {}) =>
  layOutProcessChart(input(own)).marks.flatMap((mark) => (mark.is === 'text' ? [mark.text] : []))

describe('the process behaviour chart', () => {
  test('tells a signal, a figure that may change and any other apart by shape', () => {
    const shapes = layOutProcessChart(input()).marks.flatMap((mark) =>
      mark.is === 'path' && ['point', 'signal', 'provisional'].includes(mark.role) ? [[mark.role, mark.d]] : [],
    )

    expect(shapes.map(([role]) => role)).toEqual(['point', 'point', 'signal', 'provisional'])
    expect(shapes[2]?.[1]).toMatch(/^M[\d. ]+L[\d. ]+L[\d. ]+L[\d. ]+Z$/)
    expect(shapes[0]?.[1]).toContain('a4.5')
  })

  test('draws points that stand close so small that each is seen', () => {
    const many = { points: Array.from({ length: 60 }, (_, at) => point(50 + (at % 3))), notes: [], dates: [] }
    const { marks } = layOutProcessChart(input({ ...many, width: 370 }))
    const radius = marks.flatMap((mark) =>
      mark.role === 'point' && 'd' in mark ? [/a([\d.]+)/.exec(mark.d)?.[1]] : [],
    )

    expect(new Set(radius)).toEqual(new Set(['1.75']))
  })

  test('draws limits that held before as long as they held, and those of today from there on', () => {
    const former = [{ lower: 41, centre: 50, upper: 59, from: 0, to: 3 }]
    const own = { former, limits: { lower: 40, centre: 44, upper: 48 } }
    const { marks } = layOutProcessChart(input({ ...own, words: { ...input().words, anew: 'new limits from 3 Feb' } }))
    const ends = marks.flatMap((mark) => (mark.is === 'path' && mark.role === 'centre' ? [mark.d] : []))
    const border = marks.find((mark) => mark.role === 'anew')

    expect(ends).toHaveLength(2)
    const at = /M([\d.]+) /.exec(border && 'd' in border ? border.d : '')?.[1]
    expect(ends[0]).toMatch(new RegExp(`^M8 [\\d.]+H${at}$`))
    expect(ends[1]).toMatch(new RegExp(`^M${at} `))
    expect(marks.flatMap((mark) => (mark.is === 'text' ? [mark.text] : []))).toContain('new limits from 3 Feb')
  })

  test('breaks its line where a period has no figure', () => {
    const line = layOutProcessChart(input()).marks.find((mark) => mark.is === 'path' && mark.role === 'line')

    expect(line && 'd' in line && line.d.match(/M/g)?.length).toBe(2)
  })

  test('names limits, middle and target with their figures, notes by number, and where the pilot begins', () => {
    expect(textsOf()).toEqual([
      'pilot from 30 Nov',
      'upper 59 min',
      'before 50 min',
      'lower 41 min',
      'target 47 min',
      '1–2',
      '3',
      '9 Nov',
    ])
  })

  test.each<[string, Partial<ProcessChartInput>, { with: string[]; without: string[] }]>([
    [
      'without limits it is a run chart',
      { limits: null, target: null },
      { with: ['line'], without: ['limit', 'centre'] },
    ],
    ['before the pilot there is no band', { pilotFrom: null }, { with: ['target'], without: ['pilot', 'start'] }],
    ['small, it has no notes', { detail: 'small' }, { with: ['label', 'limit'], without: ['note'] }],
    ['as a spark it has no words', { detail: 'spark' }, { with: ['limit', 'signal'], without: ['label', 'axis'] }],
    ['without figures its limits stand', { points: [] }, { with: ['limit'], without: ['line', 'point'] }],
    [
      'the other group has a line of its own',
      { points: [point(1, { control: 2 })] },
      { with: ['control'], without: [] },
    ],
  ])('%s', (_, own, { with: some, without }) => {
    const roles = rolesOf(own)

    for (const role of some) expect(roles).toContain(role)
    for (const role of without) expect(roles).not.toContain(role)
  })

  test.each([
    [
      'one value again and again',
      { points: [point(5), point(5)], limits: { lower: 5, centre: 5, upper: 5 }, target: null },
    ],
    ['zeroes alone', { points: [point(0)], limits: null, target: null }],
    ['nothing at all', { points: [], limits: null, target: null, pilotFrom: null, notes: [], dates: [] }],
    ['1,000 periods', { points: Array.from({ length: 1000 }, (_, at) => point(at % 7)) }],
  ])('%s is drawn inside the picture, without what is no number', (_, own) => {
    const text = JSON.stringify(layOutProcessChart(input(own)))

    expect(text).not.toMatch(/NaN|null|Infinity/)
  })

  test('on a page its picture has words and no inline style', () => {
    const markup = renderToStaticMarkup(<ProcessChart picture={layOutProcessChart(input())} label="Minutes by week." />)

    expect(markup).toContain('role="img" aria-label="Minutes by week."')
    expect(markup).not.toContain('style=')
  })

  test('as a file it carries looks and words, and nothing of a name can become more than text', () => {
    const file = processChartFile(layOutProcessChart(input()), {
      title: '<script>alert(1)</script> & "more"\u0000',
      description: 'Minutes by week.',
    })

    expect(file).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/)
    expect(file).toContain('<title>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;</title>')
    for (const never of ['<script', 'class=', 'href=', '\u0000']) expect(file).not.toContain(never)
    expect(file).toContain('stroke-dasharray="6 5"')
  })
})

describe('the range of an improvement', () => {
  test.each([
    ['both ends', { lower: 1, upper: 4, estimate: 2, mark: 3 }, { isOpenLeft: false, isOpenRight: false }],
    [
      'an open end',
      { lower: 1, upper: Number.POSITIVE_INFINITY, estimate: 2, mark: 3 },
      { isOpenLeft: false, isOpenRight: true },
    ],
    [
      'nothing known',
      { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY, estimate: Number.NaN, mark: null },
      { isOpenLeft: true, isOpenRight: true },
    ],
  ])('with %s shows no effect and the mark', (_, range, open) => {
    const drawn = layOutIntervalBar({ ...range, width: 560, height: 44 })

    expect(drawn.bar).toMatchObject(open)
    expect(drawn.bar.x1).toBeLessThan(drawn.bar.x2)
    expect(Number.isFinite(drawn.zero)).toBe(true)
  })

  test('has words for those who do not see it', () => {
    const bar = (
      <IntervalBar
        lower={1}
        upper={4}
        estimate={2}
        mark={3}
        label="1 to 4"
        words={{ zero: 'none', mark: 'worth it' }}
      />
    )

    expect(renderToStaticMarkup(bar)).toMatch(/role="img" aria-label="1 to 4"/)
  })
})

test.each([
  [
    [10, 12, 50],
    [10, 26, 50],
  ],
  [
    [90, 92, 91],
    [68, 100, 84],
  ],
  [
    [5, 5, 5],
    [5, 21, 37],
  ],
])('labels at %j stand at %j', (heights, moved) => {
  expect(apart(heights, { gap: 16, least: 0, most: 100 })).toEqual(moved)
})
