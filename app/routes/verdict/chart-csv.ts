import type { PilotFigures } from '#app/core/pilots/pilot-figures.ts'

type Figures = PilotFigures['figures'][number]

const HEAD = [
  'first day',
  'last day',
  'phase',
  'pilot',
  'may change',
  'other group',
  'middle',
  'lower limit',
  'upper limit',
  'moving range',
  'signals',
]

/**
 * Everything that a chart is drawn from, one line a period: figures as they are computed with, shares 0-1, limits beyond
 * what is possible not cut. No cell holds what somebody typed.
 */
export function chartCsv({ rows, chart }: Figures): string {
  const lines = rows.map(({ from, to, phase, pilot, control }, at) => {
    const limits = chart.phases.findLast((one) => one.from <= at)?.limits
    const signals = chart.signals.filter((one) => one.at === at).map(({ rule, side }) => `${rule} ${side}`)
    const cells = [
      from,
      to,
      phase,
      pilot?.value,
      pilot?.provisional ? 'yes' : '',
      control?.value,
      limits?.centre,
      limits?.lower,
      limits?.upper,
      chart.ranges[at],
      signals.join('; '),
    ]
    return cells.map((cell) => cell ?? '').join(',')
  })
  return `\uFEFF${[HEAD.join(','), ...lines].join('\r\n')}\r\n`
}
