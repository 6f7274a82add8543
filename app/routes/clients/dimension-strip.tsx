import { useTranslations } from 'use-intl'
import { HeatStrip } from '#app/charts/dom/heat-strip.tsx'
import type { StripCell } from './standing.server.ts'

/** The dimensions of a submitted check as a small picture; its words name every one, and below stands the lowest. */
export function DimensionStrip({ strip }: { strip: readonly StripCell[] }) {
  const t = useTranslations('clients.strip')
  const rangeOf = ({ range }: StripCell) =>
    range === null ? t('none') : range.lo === range.hi ? String(range.lo) : `${range.lo}-${range.hi}`
  const label = strip.map((cell) => `${cell.name} ${rangeOf(cell)}`).join(', ')
  const lowest = strip.reduce<StripCell | null>(
    (low, cell) => (cell.range && (!low?.range || cell.range.lo < low.range.lo) ? cell : low),
    null,
  )
  if (strip.length === 0) return t('unknown')
  return (
    <span className="grid justify-items-start gap-1">
      <HeatStrip cells={strip} label={label} />
      {lowest && (
        <span className="text-sm text-soft">{t('lowest', { name: lowest.name, range: rangeOf(lowest) })}</span>
      )}
    </span>
  )
}

/** Which column of a strip is which. */
export function StripLegend({ dimensions }: { dimensions: readonly { id: string; short: string }[] }) {
  const t = useTranslations('clients.strip')
  return (
    <p className="max-w-measure text-sm text-soft">
      {t('legend', { names: dimensions.map(({ short }) => short).join(' · ') })}
    </p>
  )
}
