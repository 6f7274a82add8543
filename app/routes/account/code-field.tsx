import { useTranslations } from 'use-intl'
import { TextField } from '#app/ui/text-field.tsx'

/** Where a mailed code is typed; a wrong one stays to be corrected. */
export function CodeField({ typed, error }: { typed: string | undefined; error: string | undefined }) {
  const t = useTranslations('account.code')
  return (
    <TextField
      name="code"
      label={t('code')}
      hint={t('hint')}
      autoComplete="one-time-code"
      maxLength={20}
      width="short"
      defaultValue={typed}
      error={error}
    />
  )
}
