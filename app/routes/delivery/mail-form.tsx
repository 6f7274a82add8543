import { useEffect, useRef } from 'react'
import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import type { MailOutcome } from './mail-draft.ts'
import { MailPreview } from './mail-preview.tsx'
import { MailReaders } from './mail-readers.tsx'
import { MailTerms } from './mail-terms.tsx'
import { MailTextFields } from './mail-text-fields.tsx'
import type { MailView } from './mail-view.server.ts'

export type MailFormProps = { view: MailView; outcome: MailOutcome | undefined }

/** Writes a mail with a report: to whom, what it says, how long its links hold; and below, how it arrives. */
export function MailForm({ view, outcome }: MailFormProps) {
  const t = useTranslations('delivery.mail')
  const { errors = {}, version = view.version } = outcome ?? {}
  const summary = (['to', 'subject', 'body', 'endsOn', 'pdf'] as const).flatMap((field) => {
    const message = errors[field]
    return message ? [{ fieldId: field === 'endsOn' ? 'mail-endsOn' : field, message }] : []
  })
  const wrong = useRef<HTMLDivElement>(null)
  const shown = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!outcome) return
    // Else the page begins at its top again, where it says what came of the button.
    if (outcome.preview) shown.current?.focus()
    else wrong.current?.focus()
  }, [outcome])
  return (
    <>
      <Form
        method="post"
        noValidate
        key={`${version} ${outcome?.hasTaken ?? false}`}
        className="grid w-full max-w-form justify-items-start gap-6"
      >
        <ErrorSummary errors={summary} ref={wrong} />
        <input type="hidden" name="version" value={version} />
        {view.mayMail && <MailReaders view={view} outcome={outcome} />}
        <MailTextFields view={view} outcome={outcome} />
        {view.mayMail && <MailTerms view={view} outcome={outcome} />}
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          {view.mayMail && (
            <Button kind="primary" name="intent" value="send">
              {t('send')}
            </Button>
          )}
          <Button name="intent" value="preview">
            {t('preview')}
          </Button>
          {view.mayKeep && (
            <Button kind="quiet" name="intent" value="keep">
              {t('keep')}
            </Button>
          )}
        </div>
        <p className="max-w-measure text-sm text-soft">{t(view.mayKeep ? 'keepText' : 'keepWho')}</p>
      </Form>
      <MailPreview
        mail={outcome?.preview ?? view.preview}
        // What stands there by itself is the template, not what was typed.
        isOfTemplate={!outcome?.preview}
        language={view.language}
        mayMail={view.mayMail}
        ref={shown}
      />
    </>
  )
}
