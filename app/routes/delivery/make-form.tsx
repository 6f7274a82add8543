import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Tick } from '#app/ui/choice.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { MakeOutcome } from './change-share.server.ts'
import { EndFields } from './end-fields.tsx'
import type { ShareView } from './share-view.server.ts'

type MakeFormProps = { view: ShareView; outcome: MakeOutcome | undefined }

/** Makes a link to hand on: for whom, how long, who may get in, and whether it may be taken along. */
export function MakeForm({ view, outcome }: MakeFormProps) {
  const t = useTranslations('delivery.make')
  const failed = outcome && 'errors' in outcome ? outcome : undefined
  const { errors = {}, typed } = failed ?? {}
  const summary = (
    [
      ['label', errors.label],
      ['make-endsOn', errors.endsOn],
      ['addresses', errors.addresses],
    ] as const
  ).flatMap(([fieldId, message]) => (message ? [{ fieldId, message }] : []))
  return (
    <Section id="make" title={t('heading')} text={t('text')} fills>
      <Form
        method="post"
        noValidate
        key={outcome && 'link' in outcome ? outcome.link : 'form'}
        className="grid w-full max-w-form justify-items-start gap-6"
      >
        <ErrorSummary errors={summary} />
        <div className="w-full">
          <TextField
            name="label"
            label={t('label')}
            hint={t('labelHint')}
            maxLength={200}
            autoComplete="off"
            defaultValue={typed?.label}
            error={errors.label}
          />
        </div>
        <EndFields id="make" typed={typed} error={errors.endsOn} today={view.today} />
        {view.mayMail ? (
          <div className="w-full">
            <TextArea
              name="addresses"
              label={t('addresses')}
              hint={t('addressesHint')}
              optional
              rows={2}
              maxLength={5200}
              defaultValue={typed?.addresses}
              error={errors.addresses}
            />
          </div>
        ) : (
          <p className="max-w-measure text-soft">{t('noCode')}</p>
        )}
        <Tick name="download" value="yes" defaultChecked={typed?.download ?? true}>
          {t('download')}
        </Tick>
        <Button name="intent" value="make">
          {t('button')}
        </Button>
      </Form>
    </Section>
  )
}
