import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { LEAD_NAME_MAX } from '#app/routes/questionnaire-parts/lead-fields.tsx'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/section.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { AskOutcome } from './ask.server.ts'
import type { AskView } from './ask-view.server.ts'

type AskNewProps = {
  view: Pick<AskView, 'disciplines' | 'mayInvite' | 'mailHref'>
  outcome: Extract<AskOutcome, { intent: 'invite' }> | undefined
}

/** Somebody who is not asked yet: by an invitation, or where none can be sent by the reader's own mail program. */
export function AskNew({ view: { disciplines, mayInvite, mailHref }, outcome }: AskNewProps) {
  const t = useTranslations('team.ask.new')
  const { errors = {}, typed } = outcome ?? {}
  if (!mayInvite) {
    return (
      <Section id="new" fills title={t('heading')} text={t('byYourself')}>
        <p>
          <a href={mailHref} className="inline-flex min-h-11 items-center">
            {t('mail')}
          </a>
        </p>
      </Section>
    )
  }
  return (
    <Section id="new" fills title={t('heading')} text={t('text')}>
      <Form method="post" noValidate className="grid max-w-form justify-items-start gap-4">
        <div className="grid w-full gap-4">
          <TextField
            name="name"
            label={t('name')}
            maxLength={LEAD_NAME_MAX}
            autoComplete="off"
            defaultValue={typed?.name}
            error={errors.name}
          />
          <TextField
            name="email"
            type="email"
            label={t('email')}
            autoComplete="off"
            defaultValue={typed?.email}
            error={errors.email}
          />
          <Select
            name="discipline"
            label={t('discipline')}
            options={disciplines.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={typed?.discipline || disciplines[0]?.id}
            error={errors.discipline}
          />
        </div>
        <Button name="intent" value="invite">
          {t('button')}
        </Button>
      </Form>
    </Section>
  )
}
