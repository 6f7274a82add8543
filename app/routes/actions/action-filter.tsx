import { useTranslations } from 'use-intl'
import { type ActionEffort, type ActionFilter, EFFORT_ENDS } from '#app/core/library/find-actions.ts'
import { MAX_QUERY } from '#app/core/library/search-techniques.ts'
import { PlaceForm } from '#app/routes/library/place-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { ACTIONS } from './action-address.ts'

type Offer = { id: string; name: string }
export type Offers = { dimensions: readonly Offer[]; roles: readonly Offer[]; efforts: readonly ActionEffort[] }

/** A plain form: what is asked for stands in the address. */
export function ActionFilterForm({ filter, offers }: { filter: ActionFilter; offers: Offers }) {
  const t = useTranslations('actionPages.list')
  const any = { value: '', label: t('any') }
  const options = (offered: readonly Offer[]) => [any, ...offered.map(({ id, name }) => ({ value: id, label: name }))]
  return (
    <search>
      <PlaceForm
        method="get"
        action={ACTIONS}
        data-search
        className="grid items-end gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-4"
      >
        <TextField name="q" type="search" label={t('query')} defaultValue={filter.query} maxLength={MAX_QUERY} />
        <Select
          name="dimension"
          label={t('dimension')}
          options={options(offers.dimensions)}
          defaultValue={filter.dimension ?? ''}
        />
        <Select name="role" label={t('role')} options={options(offers.roles)} defaultValue={filter.role ?? ''} />
        <Select
          name="effort"
          label={t('effort')}
          options={[
            any,
            ...offers.efforts.map((effort) => ({ value: effort, label: t(`efforts.${effort}`, EFFORT_ENDS) })),
          ]}
          defaultValue={filter.effort ?? ''}
        />
        <div>
          <Button>{t('search')}</Button>
        </div>
        <p id="keys" data-keys hidden className="self-center text-faint text-sm max-lg:sr-only lg:col-span-3">
          {t('keys')}
        </p>
      </PlaceForm>
    </search>
  )
}
