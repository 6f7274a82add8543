import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { AskOutcome } from './ask-vendor.server.ts'
import type { RequestsView } from './requests.tsx'

type AskFormProps = { view: RequestsView; outcome: AskOutcome | undefined }

/** Asks who the vendor is, and sends the questions or makes a link to hand on. */
export function AskForm({ view: { system, mayMail }, outcome }: AskFormProps) {
  const t = useTranslations('vendor.requests.ask')
  const { errors = {}, typed } = outcome ?? {}
  const summary = (['vendor', 'email'] as const).flatMap((fieldId) => {
    const message = errors[fieldId]
    return message ? [{ fieldId, message }] : []
  })
  return (
    <Form method="post" noValidate className="grid w-full max-w-form gap-6">
      <ErrorSummary errors={summary} />
      <TextField
        name="vendor"
        label={t('vendor')}
        maxLength={200}
        autoComplete="off"
        defaultValue={typed?.vendor ?? system.vendor}
        error={errors.vendor}
      />
      {mayMail && (
        <TextField
          name="email"
          type="email"
          inputMode="email"
          autoComplete="off"
          maxLength={254}
          label={t('email')}
          hint={t('emailHint')}
          defaultValue={typed?.email}
          error={errors.email}
        />
      )}
      <div className="flex flex-wrap gap-4">
        {mayMail && (
          <Button kind="primary" name="intent" value="mail">
            {t('send')}
          </Button>
        )}
        <Button name="intent" value="link">
          {t('link')}
        </Button>
      </div>
    </Form>
  )
}
