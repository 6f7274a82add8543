import { describe, expect, test } from 'vitest'
import type { Range } from '#app/core/pilots/value-inputs.ts'
import { type Candidate, indexWith } from '#app/core/priority/price-use-case.ts'
import { prioritise } from '#app/core/priority/prioritise.ts'
import { rangeFault, type StoredFigures } from '#app/core/priority/use-case-value.ts'

const own = (low: number, base: number, high: number) => ({ low, base, high, origin: 'own' as const })
const assumed = (range: Range) => ({ ...range, origin: 'assumed' as const })

/** The example of methods 5, ROI. */
const FIGURES: StoredFigures = {
  volume: own(18_000, 20_000, 22_000),
  adoption: own(0.5, 0.7, 0.85),
  minutes: own(2.5, 4, 5.5),
  wage: own(38, 42, 46),
  realised: own(0.4, 0.6, 0.8),
  run: own(12_000, 9_000, 7_000),
  oneOff: own(40_000, 30_000, 24_000),
}

const candidate = (id: string, change: Partial<Candidate> = {}): Candidate => ({
  id,
  verdict: ['nearly', 'nearly'],
  fit: { lo: 60, hi: 80 },
  risk: ['low'],
  preparation: { days: { lo: 10, hi: 20 }, cents: { lo: 650_000, hi: 1_300_000 } },
  figures: FIGURES,
  ...change,
})

/** Every figure at its base. */
const sure = (figures: StoredFigures = FIGURES): StoredFigures =>
  Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [name, own(figure.base, figure.base, figure.base)]),
  )

describe('one use case', () => {
  test('has its value, its draws, its cost with preparation, and its index', () => {
    const [priced] = prioritise([candidate('uc-a')]).useCases

    expect(priced?.value.low.net).toBeCloseTo(-6_300, 6)
    expect(priced?.value.base.net).toBeCloseTo(14_520, 6)
    expect(priced?.value.high.net).toBeCloseTo(56_081.333333, 6)
    expect(priced?.draws.net.p50).toBeCloseTo(13_250.86, 2)
    expect(priced?.cost).toEqual({ preparation: { lo: 6_500, hi: 13_000 }, whole: { lo: 30_500, hi: 53_000 } })
    expect(priced?.index.lo).toBeCloseTo((-6_300 * 0.8 * 0.9) / 30_500, 9)
    expect(priced?.index.hi).toBeCloseTo((56_081.333333 * 0.8 * 0.9) / 30_500, 9)
    expect(priced?.tornado[0]?.input).toBe('minutes')
  })

  test('says which figures nobody confirmed', () => {
    const figures = { ...FIGURES, wage: assumed(own(38, 42, 46)), volume: assumed(own(1, 2, 3)) }

    expect(prioritise([candidate('uc-a', { figures })]).useCases[0]?.assumed).toEqual(['volume', 'wage'])
  })

  test('a figure that becomes known narrows the index', () => {
    const [priced] = prioritise([candidate('uc-a')]).useCases
    if (!priced) throw new Error('It is priced.')
    const known = indexWith(priced, new Set(['minutes']))

    expect(known.lo).toBeGreaterThan(priced.index.lo)
    expect(known.hi).toBeLessThan(priced.index.hi)
  })
})

describe('several', () => {
  test.each<[string, Partial<Candidate>]>([
    ['notApplicable', { verdict: null }],
    ['prohibited', { risk: ['prohibited'] }],
    ['notEstimated', { figures: null }],
    ['incomplete', { figures: { ...FIGURES, avoided: own(0, 0.01, 0.02) } }],
    ['unplanned', { preparation: null }],
  ])('%s stands apart and in no tier', (because, change) => {
    const { tiers, apart, useCases } = prioritise([candidate('uc-a', change), candidate('uc-b')])

    expect(tiers).toEqual([['uc-b']])
    expect(apart).toEqual([{ id: 'uc-a', because }])
    expect(useCases.map(({ id }) => id)).toEqual(['uc-b'])
  })

  test('who may be prohibited is no more than open: the index begins at nothing', () => {
    const { tiers, useCases } = prioritise([
      candidate('uc-a', { figures: sure(), risk: ['low', 'prohibited'] }),
      candidate('uc-b', { figures: sure() }),
    ])

    expect(useCases[0]?.index.lo).toBe(0)
    expect(tiers).toEqual([['uc-a', 'uc-b']])
  })

  test('who loses money at best stands apart, and never first', () => {
    const losing = { ...FIGURES, run: own(90_000, 80_000, 70_000) }
    const { tiers, apart, useCases } = prioritise([
      candidate('uc-a', { figures: losing, verdict: ['ready', 'ready'] }),
      candidate('uc-b'),
    ])

    expect(tiers).toEqual([['uc-b']])
    expect(apart).toEqual([{ id: 'uc-a', because: 'losing' }])
    expect(useCases.map(({ id }) => id)).toEqual(['uc-a', 'uc-b'])
  })

  test('nothing is estimated: no tier, and nothing is made up', () => {
    const { tiers, useCases, separations } = prioritise([candidate('uc-a', { figures: null })])

    expect([tiers, useCases, separations]).toEqual([[], [], []])
  })

  test('the order in which they are given changes nothing', () => {
    const all = [candidate('uc-c'), candidate('uc-a', { figures: null }), candidate('uc-b', { fit: { lo: 0, hi: 10 } })]

    expect(prioritise(all.toReversed())).toEqual(prioritise(all))
  })
})

describe('what would tell two of the first tier apart', () => {
  const known = { fit: { lo: 80, hi: 80 }, preparation: { days: { lo: 10, hi: 10 }, cents: { lo: 1e6, hi: 1e6 } } }

  test('one figure, if it comes out as expected', () => {
    const open = { ...sure(), minutes: own(-2, 8, 9) }
    const { tiers, separations } = prioritise([
      candidate('uc-a', { ...known, figures: open }),
      candidate('uc-b', { ...known, figures: sure() }),
    ])

    expect(tiers).toEqual([['uc-a', 'uc-b']])
    expect(separations).toEqual([
      {
        pair: ['uc-a', 'uc-b'],
        by: 'figures',
        ahead: 'uc-a',
        learn: [{ useCase: 'uc-a', input: 'minutes' }],
        openVerdicts: [],
      },
    ])
  })

  test('no figure, where they are alike or where the rest is open', () => {
    const [alike] = prioritise([candidate('uc-a', known), candidate('uc-b', known)]).separations
    const [open] = prioritise([
      candidate('uc-a', { figures: sure(), fit: { lo: 0, hi: 100 } }),
      candidate('uc-b', { figures: sure() }),
    ]).separations

    expect([alike?.by, open?.by]).toEqual(['open', 'open'])
  })

  test('names the use case whose verdict must settle too', () => {
    const { separations } = prioritise([
      candidate('uc-a', { ...known, figures: { ...sure(), minutes: own(20, 20, 20) }, verdict: ['notYet', 'nearly'] }),
      candidate('uc-b', { ...known, figures: sure() }),
    ])

    expect(separations[0]).toMatchObject({ ahead: 'uc-a', learn: [], openVerdicts: ['uc-a'] })
  })
})

test.each([
  ['volume', own(1, 2, 3), null],
  ['volume', own(3, 2, 4), 'order'],
  ['volume', own(-1, 2, 4), 'negative'],
  ['run', own(3, 2, 1), null],
  ['run', own(1, 2, 3), 'order'],
  ['minutes', own(-4, 2, 3), null],
  ['adoption', own(0.1, 0.2, 1.2), 'share'],
  ['wage', own(1, Number.NaN, 2), 'notFinite'],
] as const)('%s of %j: %s', (input, figure, fault) => {
  expect(rangeFault(input, figure)).toBe(fault)
})
