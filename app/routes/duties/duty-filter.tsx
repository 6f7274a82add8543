import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { DUTY_STATES } from '#app/core/governance/duties/duty.ts'
import { Button } from '#app/ui/button.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { NOBODY } from './board-query.ts'
import type { BoardView } from './duties.tsx'

/** What the list is narrowed down to, and how far one looks ahead; both stand in the address. */
export function DutyFilterForm({ view: { query, systems, owners } }: { view: BoardView }) {
  const t = useTranslations('duties')
  const all = { value: '', label: t('filter.all') }
  return (
    <Form method="get" aria-label={t('filter.legend')} className="no-print grid gap-4 border-hair border-t pt-6">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Select
          name="system"
          label={t('filter.system')}
          defaultValue={query.system ?? ''}
          options={[all, ...systems.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Select
          name="state"
          label={t('filter.state')}
          defaultValue={query.state ?? ''}
          options={[
            all,
            ...[...DUTY_STATES, 'again' as const].map((state) => ({ value: state, label: t(`states.${state}`) })),
          ]}
        />
        <Select
          name="owner"
          label={t('filter.owner')}
          defaultValue={query.owner === '' ? NOBODY : (query.owner ?? '')}
          options={[
            { value: '', label: t('filter.anybody') },
            { value: NOBODY, label: t('filter.nobody') },
            ...owners.map((owner) => ({ value: owner, label: owner })),
          ]}
        />
        <TextField name="before" type="date" label={t('filter.before')} defaultValue={query.before} width="short" />
      </div>
      <div>
        <Button>{t('filter.show')}</Button>
      </div>
    </Form>
  )
}
