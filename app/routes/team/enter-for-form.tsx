import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { LEAD_NAME_MAX } from '#app/routes/questionnaire-parts/lead-fields.tsx'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/section.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { TeamOutcome } from './change-team.server.ts'
import type { TeamView } from './team-view.server.ts'

type EnterForFormProps = {
  view: Pick<TeamView, 'disciplines'>
  outcome: Extract<TeamOutcome, { intent: 'add' }> | undefined
}

/** Somebody told their answers: who they are, then their questions. */
export function EnterForForm({ view: { disciplines }, outcome }: EnterForFormProps) {
  const t = useTranslations('team.enter')
  const { errors = {}, typed } = outcome ?? {}
  return (
    <Section id="enter" fills title={t('heading')} text={t('text')}>
      <Form method="post" noValidate className="grid max-w-form justify-items-start gap-4">
        <div className="grid w-full gap-x-6 gap-y-2 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <TextField
            name="name"
            label={t('name')}
            maxLength={LEAD_NAME_MAX}
            autoComplete="off"
            defaultValue={typed?.name}
            error={errors.name}
          />
          <Select
            id="enter-discipline"
            name="discipline"
            label={t('discipline')}
            options={[
              { value: '', label: t('choose') },
              ...disciplines.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            defaultValue={typed?.discipline ?? ''}
            error={errors.discipline}
          />
        </div>
        <Button name="intent" value="add">
          {t('button')}
        </Button>
      </Form>
    </Section>
  )
}
