import { useTranslations } from 'use-intl'
import type { TermView } from './term-view.server.ts'

const WAYS = ['adopt', 'adapt', 'train'] as const
const SIZES = ['S', 'M', 'L', 'XL'] as const

/** How much work each way to it is, roughly. */
export function Effort({ effort }: Pick<TermView, 'effort'>) {
  const t = useTranslations('glossary.term.effort')
  const sizeOf = (size: string) => t(`size.${SIZES.find((one) => one === size) ?? 'M'}`)
  return (
    <div className="grid gap-3">
      <h3>{t('title')}</h3>
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-3">
        {WAYS.map((kind) => (
          <div key={kind} className="grid content-start gap-1 border-hair border-t pt-3">
            <dt className="text-sm text-soft">{t(kind)}</dt>
            <dd className="font-semibold">{sizeOf(effort[kind])}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
