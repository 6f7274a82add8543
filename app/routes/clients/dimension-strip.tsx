import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { HeatStrip } from '#app/charts/dom/heat-strip.tsx'
import type { StripCell } from './standing.server.ts'

type DimensionStripProps = { strip: readonly StripCell[]; children?: ReactNode }

/** The dimensions of a submitted check as a small picture; its words name every one, and beside it stands the lowest. */
export function DimensionStrip({ strip, children }: DimensionStripProps) {
  const t = useTranslations('clients.strip')
  const rangeOf = ({ range }: StripCell) =>
    range === null ? t('none') : range.lo === range.hi ? String(range.lo) : `${range.lo}-${range.hi}`
  const label = strip.map((cell) => `${cell.name} ${rangeOf(cell)}`).join(', ')
  const lowest = strip.reduce<StripCell | null>(
    (low, cell) => (cell.range && (!low?.range || cell.range.lo < low.range.lo) ? cell : low),
    null,
  )
  return (
    <span className="flex items-start gap-x-4 gap-y-1 max-md:flex-col max-md:in-data-compact:items-end">
      {strip.length > 0 && (
        <span className="shrink-0">
          <HeatStrip cells={strip} label={label} />
        </span>
      )}
      <span className="grid justify-items-start gap-0.5 text-sm">
        {strip.length === 0 && t('unknown')}
        {lowest && (
          <span className="text-soft max-md:hidden">{t('lowest', { name: lowest.name, range: rangeOf(lowest) })}</span>
        )}
        {children}
      </span>
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
