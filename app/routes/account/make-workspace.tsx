import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextField } from '#app/ui/text-field.tsx'

/** How somebody who advises clients gets a workspace without a check of their own; the account page answers it. */
export function MakeWorkspace({ typed, error }: { typed?: string; error?: string }) {
  const t = useTranslations('app.makeWorkspace')
  return (
    <Section id="make-workspace" title={t('heading')} text={t('text')}>
      <Form method="post" action="/account" noValidate className="grid w-full max-w-form justify-items-start gap-4">
        <div className="w-full">
          <TextField
            name="workspaceName"
            label={t('name')}
            hint={t('nameHint')}
            autoComplete="organization"
            maxLength={200}
            defaultValue={typed}
            error={error}
          />
        </div>
        <Button name="intent" value="make">
          {t('button')}
        </Button>
      </Form>
    </Section>
  )
}
