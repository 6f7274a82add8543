import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { incompleteBeta, logGamma } from '#app/core/pilots/beta-function.ts'
import { normalCdf, normalQuantile } from '#app/core/pilots/normal-distribution.ts'
import { noncentralCdf, studentCdf, studentQuantile } from '#app/core/pilots/student-distribution.ts'
import { cases } from '#tests/support/cases.ts'

const error = (found: number, expected: number) => Math.abs(found - expected) / Math.max(1e-300, Math.abs(expected))

describe('our distributions agree with scipy 1.17.1', () => {
  const DF = [1, 2, 3.5, 7.9925, 17.81877, 135, 9999]
  test.each([
    [
      0.001, -318.30883898555044, -22.327124770119873, -8.315567604516117, -4.502576053547234, -3.6165442453214554,
      -3.1516989968691385, -3.091047597579455,
    ],
    [
      0.005, -63.65674116287158, -9.924843200918293, -5.085702223091258, -3.3563024859738175, -2.881845183917453,
      -2.6127379076933086, -2.576321095856598,
    ],
    [
      0.02, -15.894544843865305, -4.848732213850612, -3.1924462383632384, -2.449419782460246, -2.215450696255707,
      -2.073782281138254, -2.054016877164022,
    ],
    [
      0.025, -12.706204736174705, -4.302652729749464, -2.9400886379827296, -2.306380846653793, -2.102454729672508,
      -1.977692277239253, -1.9602012636213577,
    ],
    [
      0.1, -3.0776835371752536, -1.8856180831641267, -1.576576605136405, -1.3969328444277733, -1.3309067123660403,
      -1.2878539936458069, -1.281636238198314,
    ],
    [
      0.2, -1.3763819204711736, -1.060660171779821, -0.9567588339323102, -0.8889360984669489, -0.8622611688559673,
      -0.8442918672376489, -0.8416571827367166,
    ],
    [
      0.4, -0.32491969623290634, -0.2886751345948128, -0.27326545405577973, -0.26192926505684355, -0.2571617525353769,
      -0.25384695982146815, -0.2533538441198359,
    ],
    [
      0.8, 1.3763819204711738, 1.0606601717798214, 0.9567588339323106, 0.8889360984669491, 0.8622611688559676,
      0.8442918672376493, 0.8416571827367169,
    ],
    [
      0.975, 12.706204736174694, 4.302652729749462, 2.9400886379827282, 2.3063808466537927, 2.1024547296725067,
      1.9776922772392527, 1.960201263621357,
    ],
    [
      0.98, 15.89454484386529, 4.848732213850609, 3.1924462383632375, 2.4494197824602444, 2.2154506962557066,
      2.0737822811382545, 2.0540168771640213,
    ],
    [
      0.995, 63.656741162871526, 9.924843200918287, 5.085702223091256, 3.356302485973817, 2.8818451839174526,
      2.612737907693308, 2.5763210958565974,
    ],
    [
      0.9995, 636.6192487687897, 31.599054576445365, 10.20482863165621, 5.043593429167847, 3.9291073324844876,
      3.364054571921683, 3.291500063300963,
    ],
  ])('quantiles of t at %f, 84 of them (methods 7)', (p, ...expected) => {
    const errors = DF.map((df, at) => error(studentQuantile(p, df), expected[at] ?? Number.NaN))

    expect(Math.max(...errors)).toBeLessThan(1e-8)
  })

  test.each([
    [-8, 6.22096057427174e-16],
    [-3.5, 0.00023262907903552502],
    [-2.999, 0.0013543365337271057],
    [-1, 0.15865525393145707],
    [0, 0.5],
    [0.3, 0.6179114221889526],
    [1.96, 0.9750021048517795],
    [3.1, 0.9990323967867817],
  ])('the normal distribution at %f', (z, expected) => {
    expect(error(normalCdf(z), expected)).toBeLessThan(1e-12)
  })

  test.each([
    [1e-10, -6.361340902404056],
    [0.001, -3.090232306167813],
    [0.02, -2.053748910631823],
    [0.3, -0.5244005127080409],
    [0.9, 1.2815515655446004],
    [0.975, 1.959963984540054],
  ])('the normal quantile at %f', (p, expected) => {
    expect(error(normalQuantile(p), expected)).toBeLessThan(1e-12)
  })

  test.each([
    [2.1, 18, 2.6, 0.30839495676925954],
    [2.1, 18, -1, 0.998184051411495],
    [2.228, 10, 6, 0.00033804717921787504],
    [1, 5, 1, 0.48092614124210525],
    [-1, 5, 1, 0.030807353260750292],
    [2, 38, 3.16, 0.12640856583334859],
    [0, 9, 1.5, 0.06680720126885809],
    [35, 12, 30, 0.7167488465755247],
  ])('the non-central t at %f, df %f, shift %f', (t, df, shift, expected) => {
    expect(Math.abs(noncentralCdf(t, df, shift) - expected)).toBeLessThan(1e-10)
  })

  test.each([
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247],
    [10, 12.801827480081469],
    [171.5, 709.1431630309283],
    [10_000, 82099.71749644238],
  ])('the logarithm of gamma at %f', (x, expected) => {
    expect(error(logGamma(x), expected)).toBeLessThan(1e-13)
  })

  test.each([
    [0.3, 2, 5, 0.579825],
    [0.9, 0.5, 0.5, 0.7951672353008665],
    [0.999, 100, 0.5, 0.6550435163244294],
    [0.02, 3, 200, 0.7706531762613916],
  ])('the incomplete beta function at %f, %f, %f', (x, a, b, expected) => {
    expect(error(incompleteBeta({ x }, a, b), expected)).toBeLessThan(1e-12)
  })
})

test('the quantile of the documentation of stdlib: t of (0.8, 1) and (0.1, 1)', () => {
  expect(studentQuantile(0.8, 1)).toBeCloseTo(1.376, 3)
  expect(studentQuantile(0.1, 1)).toBeCloseTo(-3.078, 3)
})

test('the ends of a distribution are infinite', () => {
  expect([studentQuantile(0, 4), studentQuantile(1, 4)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY])
})

test('a quantile leads back to its share, and without a shift the non-central t is the central one', () => {
  const share = fc.double({ min: 1e-4, max: 1 - 1e-4, noNaN: true })
  const property = fc.property(share, fc.double({ min: 1, max: 500, noNaN: true }), (p, df) => {
    const t = studentQuantile(p, df)

    expect(Math.abs(studentCdf(t, df) - p)).toBeLessThan(1e-11)
    expect(Math.abs(noncentralCdf(t, df, 0) - p)).toBeLessThan(1e-11)
  })
  fc.assert(property, { numRuns: cases(2_000) })
})
