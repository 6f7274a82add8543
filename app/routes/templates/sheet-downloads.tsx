import { useTranslations } from 'use-intl'
import type { TemplateFormat } from '#app/core/templates/template-formats.ts'
import { PlaceLink } from '#app/routes/library/place-link.tsx'

type SheetDownloadsProps = {
  /** Where the files are, without their ending. */
  href: string
  /** The question of the address, with its mark; missing: none. */
  query?: string
  formats: readonly TemplateFormat[]
}

/** A sheet as files; of a workbook that would not serve it the page says so. */
export function SheetDownloads({ href, query = '', formats }: SheetDownloadsProps) {
  const t = useTranslations('templates')
  return (
    <div className="grid gap-1">
      <ul className="flex flex-wrap gap-x-6" aria-label={t('downloads')}>
        {formats.map((format) => (
          <li key={format}>
            <PlaceLink href={`${href}.${format}${query}`} className="inline-flex min-h-11 items-center" download>
              {t(`formats.${format}`)}
            </PlaceLink>
          </li>
        ))}
      </ul>
      {!formats.includes('xlsx') && <p className="max-w-measure text-sm text-soft">{t('noWorkbook')}</p>}
    </div>
  )
}
