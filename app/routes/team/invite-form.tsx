import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Section } from '#app/ui/section.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type InviteOutcome, MOST_ROWS } from './invite-rows.ts'
import type { TeamView } from './team-view.server.ts'

type InviteFormProps = { view: Pick<TeamView, 'disciplines'>; outcome: InviteOutcome | undefined }

/** Asks several people by mail at once, each for a discipline; an empty row is none. */
export function InviteForm({ view, outcome }: InviteFormProps) {
  const t = useTranslations('team.invite')
  const { errors = {}, typed = [] } = outcome ?? {}
  const choices = [
    { value: '', label: t('choose') },
    ...view.disciplines.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <Section id="invite" fills title={t('heading')} text={t('text')}>
      <Form method="post" noValidate className="grid max-w-form gap-4">
        <ErrorSummary errors={Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message }))} />
        {Array.from({ length: MOST_ROWS }, (_, row) => row).map((row) => (
          <fieldset key={row} className="grid min-w-0 gap-x-6 gap-y-2 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <legend className="sr-only">{t('row', { number: row + 1 })}</legend>
            <TextField
              name={`email.${row}`}
              type="email"
              inputMode="email"
              autoComplete="off"
              maxLength={254}
              label={t('email')}
              defaultValue={typed[row]?.email}
              error={errors[`email.${row}`]}
            />
            <Select
              name={`discipline.${row}`}
              label={t('discipline')}
              options={choices}
              defaultValue={typed[row]?.discipline ?? ''}
              error={errors[`discipline.${row}`]}
            />
          </fieldset>
        ))}
        <div>
          <Button kind="primary" name="intent" value="invite">
            {t('button')}
          </Button>
        </div>
      </Form>
    </Section>
  )
}
