import type { PilotFigures } from '#app/core/pilots/pilot-figures.ts'
import type { PilotWords } from '#app/server/pilots/pilot-words.server.ts'

type Figures = PilotFigures['figures'][number]

const HEADS = [
  'from',
  'to',
  'phase',
  'pilot',
  'mayChange',
  'control',
  'middle',
  'lower',
  'upper',
  'range',
  'signals',
] as const

/**
 * Everything that a chart is drawn from, one line a period: figures as they are computed with, shares 0-1, limits beyond
 * what is possible not cut, written alike in every language. No cell holds what somebody typed.
 */
export function chartCsv({ t }: Pick<PilotWords, 't'>, { rows, chart }: Figures): string {
  const lines = rows.map(({ from, to, phase, pilot, control }, at) => {
    const limits = chart.phases.findLast((one) => one.from <= at)?.limits
    const signals = chart.signals
      .filter((one) => one.at === at)
      .map(({ rule, side }) => t(`chartFile.rules.${rule}`, { side }))
    const cells = [
      from,
      to,
      t(`chartFile.phases.${phase}`),
      pilot?.value,
      pilot?.provisional ? t('chartFile.yes') : '',
      control?.value,
      limits?.centre,
      limits?.lower,
      limits?.upper,
      chart.ranges[at],
      signals.join('; '),
    ]
    return cells.map((cell) => cell ?? '').join(',')
  })
  return `\uFEFF${[HEADS.map((head) => t(`chartFile.${head}`)).join(','), ...lines].join('\r\n')}\r\n`
}
