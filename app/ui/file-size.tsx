import { useFormatter, useTranslations } from 'use-intl'

/** How large a file is, in kB or MB with at most one decimal; never 0. */
export function FileSize({ bytes }: { bytes: number }) {
  const t = useTranslations('ui.size')
  const format = useFormatter()
  const [amount, unit] =
    bytes < 100_000 ? [Math.max(0.1, bytes / 1_000), 'kB' as const] : [bytes / 1_000_000, 'MB' as const]
  return (
    <span className="whitespace-nowrap">
      {t(unit, { amount: format.number(amount, { maximumFractionDigits: 1 }) })}
    </span>
  )
}
