import { useTranslations } from 'use-intl'
import type { FilledTemplate } from '#app/core/templates/filled-template.ts'
import type { TemplateFormat } from '#app/core/templates/template-formats.ts'
import { PlaceButton, PlaceLink } from '#app/routes/library/place-link.tsx'
import { Sheet } from '#app/routes/templates/sheet.tsx'
import { SheetDownloads } from '#app/routes/templates/sheet-downloads.tsx'

type ActionTemplateProps = { href: string; sheet: FilledTemplate; formats: readonly TemplateFormat[] }

/** The sheet of an action, empty: as files, as a page, and how to have it half filled. */
export function ActionTemplate({ href, sheet, formats }: ActionTemplateProps) {
  const t = useTranslations('actionPages.page')
  return (
    <div className="grid gap-8">
      <div className="no-print grid gap-8">
        <div>
          <h3>{t('empty')}</h3>
          <SheetDownloads href={`${href}/template`} formats={formats} />
        </div>
        <div className="grid max-w-measure justify-items-start gap-3">
          <h3>{t('halfFilled')}</h3>
          <p>{t('halfFilledText')}</p>
          <p className="flex flex-wrap items-center gap-x-6 gap-y-3">
            <PlaceButton href="/start" kind="primary">
              {t('start')}
            </PlaceButton>
            <PlaceLink href="/assessments" className="inline-flex min-h-11 items-center">
              {t('ownChecks')}
            </PlaceLink>
          </p>
        </div>
      </div>
      <Sheet sheet={sheet} level={3} />
    </div>
  )
}
