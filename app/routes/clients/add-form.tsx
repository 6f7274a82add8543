import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { CLIENT_NAME_MAX } from './name-max.ts'

type AddFormProps = { kind: string; error: string | undefined; typed: string | undefined }

/** A client by its name; the rest stands on its page. */
export function AddForm({ kind, error, typed = '' }: AddFormProps) {
  const t = useTranslations('clients')
  return (
    <Section id="add" title={t('add', { kind })}>
      <Form method="post" noValidate className="grid w-full max-w-form justify-items-start gap-4">
        <div className="w-full">
          <TextField
            name="name"
            label={t('company')}
            hint={t('addHint')}
            autoComplete="off"
            maxLength={CLIENT_NAME_MAX}
            defaultValue={typed}
            error={error}
          />
        </div>
        <Button kind="primary">{t('addButton', { kind })}</Button>
      </Form>
    </Section>
  )
}
