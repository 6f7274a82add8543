import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { BrandView } from './brand-view.server.ts'
import type { BrandOutcome } from './change-brand.server.ts'

/** Colour and foot; for who may not change them, what they are. */
export function LookForm({ view, outcome }: { view: BrandView; outcome: BrandOutcome | undefined }) {
  const t = useTranslations('brand')
  const { accent, footer } = view
  if (!view.mayChange) {
    return (
      <DefinitionList
        items={[
          { term: t('accent'), description: accent ?? t('none') },
          { term: t('footer'), description: footer || t('none') },
        ]}
      />
    )
  }
  return (
    <Form method="post" noValidate className="grid w-full max-w-form justify-items-start gap-6">
      <div className="w-full">
        <TextField
          name="accent"
          label={t('accent')}
          hint={t('accentHint')}
          optional
          width="short"
          defaultValue={outcome?.typed?.accent ?? accent ?? ''}
          error={outcome?.errors?.accent}
        />
      </div>
      <div className="w-full">
        <TextField
          name="footer"
          label={t('footer')}
          hint={t('footerHint')}
          optional
          maxLength={120}
          defaultValue={outcome?.typed?.footer ?? footer}
          error={outcome?.errors?.footer}
        />
      </div>
      <Button name="intent" value="look">
        {t('save')}
      </Button>
    </Form>
  )
}
