import { useTranslations } from 'use-intl'
import { Tick } from '#app/ui/choice.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { EndFields } from './end-fields.tsx'
import { MOST_PDF_MB } from './mail-draft.ts'
import type { MailFormProps } from './mail-form.tsx'

/** How long the links of a mail hold, who gets in by them, and what goes along. */
export function MailTerms({ view, outcome }: MailFormProps) {
  const t = useTranslations('delivery.mail')
  const { typed, errors = {} } = outcome ?? {}
  return (
    <>
      <EndFields id="mail" typed={typed} error={errors.endsOn} today={view.today} />
      <div className="grid gap-2">
        <Tick name="guard" value="yes" defaultChecked={typed?.guard ?? false}>
          {t('guard')}
        </Tick>
        <Tick name="download" value="yes" defaultChecked={typed?.download ?? true}>
          {t('download')}
        </Tick>
        <div id="pdf" tabIndex={-1} className="grid gap-2">
          <Tick name="pdf" value="yes" defaultChecked={typed?.pdf ?? false}>
            {t('pdf', { max: MOST_PDF_MB })}
          </Tick>
          <p className="max-w-measure text-sm text-soft">{t('pdfText')}</p>
          {errors.pdf && <FieldError id="pdf">{errors.pdf}</FieldError>}
        </div>
      </div>
    </>
  )
}
