import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { SYSTEM_STATUSES } from '#app/core/governance/register/system.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { Theirs } from '#app/ui/theirs.tsx'
import type { FactsOutcome, TypedFacts } from './change-system.server.ts'
import type { SystemView } from './system.tsx'
import { type FactField, NAME_MAX, TEXT_MAX } from './system-fields.ts'

type FactsFormProps = { view: SystemView; outcome: FactsOutcome | undefined }

/** What is said of a system: a form for whoever may change it, disabled for whoever may not. */
export function FactsForm({ view: { frame, facts, choices }, outcome }: FactsFormProps) {
  const t = useTranslations('register')
  const errors = outcome?.errors ?? {}
  const shown: TypedFacts = outcome?.typed ?? {
    ...facts,
    useCase: facts.useCaseId ?? '',
    country: facts.country ?? '',
  }
  const theirs = (name: FactField, say = (text: string) => text) => {
    const text = outcome?.theirs?.fields[name]
    if (text === undefined || text === shown[name]) return null
    return <Theirs name={name} label={t(`fields.${name}`)} text={say(text)} />
  }
  const labelIn = (options: readonly { value: string; label: string }[]) => (chosen: string) =>
    options.find(({ value }) => value === chosen)?.label ?? ''
  const useCases = [{ value: '', label: t('fields.noUseCase') }, ...choices.useCases]
  const statuses = SYSTEM_STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))
  const countries = [{ value: '', label: t('fields.noCountry') }, ...choices.countries]
  const line = (name: 'name' | 'owner' | 'vendor', hint?: string) => (
    <TextField
      name={name}
      label={t(`fields.${name}`)}
      hint={hint}
      optional={name !== 'name'}
      maxLength={NAME_MAX}
      autoComplete="off"
      defaultValue={shown[name]}
      error={errors[name]}
    />
  )
  const text = (name: 'purpose' | 'data') => (
    <TextArea
      name={name}
      label={t(`fields.${name}`)}
      hint={t(`hints.${name}`)}
      optional
      maxLength={TEXT_MAX}
      defaultValue={shown[name]}
      error={errors[name]}
    />
  )
  return (
    <Form method="post" noValidate className="max-w-form">
      <fieldset disabled={!frame.mayWrite} className="grid gap-6">
        {outcome?.theirs && (
          <Notice kind="warn" title={t('facts.changedTitle')}>
            {t('facts.changed')}
          </Notice>
        )}
        <input type="hidden" name="version" value={outcome?.theirs?.version ?? (outcome?.version || facts.version)} />
        {line('name')}
        {theirs('name')}
        <Select
          name="useCase"
          label={t('fields.useCase')}
          defaultValue={shown.useCase}
          options={useCases}
          error={errors.useCase}
        />
        {theirs('useCase', labelIn(useCases))}
        <Select
          name="status"
          label={t('fields.status')}
          defaultValue={shown.status}
          options={statuses}
          error={errors.status}
        />
        {theirs('status', labelIn(statuses))}
        {line('owner', t('hints.owner'))}
        {theirs('owner')}
        {line('vendor', t('hints.vendor'))}
        {theirs('vendor')}
        {text('purpose')}
        {theirs('purpose')}
        {text('data')}
        {theirs('data')}
        <Select
          name="country"
          label={t('fields.country')}
          hint={t('hints.country')}
          defaultValue={shown.country}
          options={countries}
          error={errors.country}
        />
        {theirs('country', labelIn(countries))}
        {frame.mayWrite && (
          <div>
            <Button name="intent" value="save">
              {t('facts.save')}
            </Button>
          </div>
        )}
      </fieldset>
    </Form>
  )
}
