import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'

import { CodeField } from './code-field.tsx'
/** Where the code is typed; a wrong one stays to be corrected. */
export function CodeForm({ typed, error }: { typed?: string; error?: string }) {
  const t = useTranslations('account.code')
  return (
    <Form method="post" noValidate reloadDocument className="grid justify-items-start gap-6">
      <ErrorSummary errors={error ? [{ fieldId: 'code', message: error }] : []} />
      <CodeField typed={typed} error={error} />
      <Button kind="primary" name="intent" value="enter">
        {t('button')}
      </Button>
    </Form>
  )
}
