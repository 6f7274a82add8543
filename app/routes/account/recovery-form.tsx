import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/text-field.tsx'

type RecoveryFormProps = { typed?: string; error?: string; fields?: Record<string, string> }

/** Where a recovery code is typed; a wrong one stays to be corrected. */
export function RecoveryForm({ typed, error, fields = {} }: RecoveryFormProps) {
  const t = useTranslations('account.second')
  return (
    <Form method="post" noValidate reloadDocument className="grid justify-items-start gap-4">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        name="recovery"
        label={t('recovery')}
        hint={t('recoveryHint')}
        autoComplete="off"
        maxLength={40}
        defaultValue={typed}
        error={error}
      />
      <Button name="intent" value="recovery">
        {t('useRecovery')}
      </Button>
    </Form>
  )
}
