import { useFormatter, useTranslations } from 'use-intl'
import type { ReadableColour } from '#app/core/brand/readable.ts'
import { Table } from '#app/ui/table.tsx'
import type { BrandColours } from './brand-view.server.ts'

type ColourCheckProps = { wish: string; checked: BrandColours }

/** How a wished colour reads on each ground, and what is used where it does not. */
export function ColourCheck({ wish, checked }: ColourCheckProps) {
  const t = useTranslations('brand')
  const format = useFormatter()
  const ratio = (contrast: number) => format.number(Math.floor(contrast * 10) / 10, { minimumFractionDigits: 1 })
  const rows = (['light', 'dark'] as const).flatMap((ground) => {
    const found: ReadableColour | null = checked[ground]
    return found ? [{ ground, ...found }] : []
  })
  return (
    <div className="grid gap-4 pt-4">
      <Table
        caption={t('checks')}
        rows={rows}
        rowKey={({ ground }) => ground}
        columns={[
          { id: 'ground', header: t('ground'), cell: ({ ground }) => t(ground) },
          {
            id: 'wish',
            header: t('wish'),
            label: t('wish'),
            cell: ({ isWish, wishContrast }) => (
              <Swatched colour={wish}>{t(isWish ? 'reads' : 'tooFaint', { contrast: ratio(wishContrast) })}</Swatched>
            ),
          },
          {
            id: 'used',
            header: t('used'),
            label: t('used'),
            cell: ({ isWish, colour, contrast }) => (
              <Swatched colour={colour}>
                {isWish ? t('same') : t('changed', { colour, contrast: ratio(contrast) })}
              </Swatched>
            ),
          },
        ]}
      />
      <p className="max-w-measure text-sm text-soft">{t('rule')}</p>
    </div>
  )
}

/** A colour beside words about it; drawn, because the page allows no styles of its own. */
function Swatched({ colour, children }: { colour: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg aria-hidden="true" width="16" height="16" className="shrink-0">
        <rect x="0.5" y="0.5" width="15" height="15" rx="2" fill={colour} className="stroke-edge" />
      </svg>
      <span>{children}</span>
    </span>
  )
}
