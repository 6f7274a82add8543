import { useTranslations } from 'use-intl'
import { MAX_QUERY } from '#app/core/library/search-techniques.ts'
import { PlaceForm } from '#app/routes/library/place-link.tsx'
import { Button } from '#app/ui/button.tsx'
import type { GlossaryView } from './glossary-view.server.ts'

/** What to look for: as you type with the script, else by the button. The island hides nothing of it. */
export function SearchForm({ view: { asked, by, categories, useCases } }: { view: GlossaryView }) {
  const t = useTranslations('glossary.list')
  return (
    <search className="no-print">
      <PlaceForm method="get" action="/glossary" className="grid gap-4" data-search>
        <div className="grid items-end gap-4 lg:grid-cols-[minmax(0,1fr)_14rem_14rem_auto]">
          <div className="grid gap-2">
            <label htmlFor="q" className="font-semibold">
              {t('query')}
            </label>
            <input
              id="q"
              name="q"
              type="search"
              defaultValue={asked.query}
              maxLength={MAX_QUERY}
              autoComplete="off"
              enterKeyHint="search"
              className="input"
            />
          </div>
          <Filter
            name="category"
            label={t('category')}
            all={t('allCategories')}
            chosen={asked.category}
            options={categories}
          />
          <Filter
            name="useCase"
            label={t('useCase')}
            all={t('allUseCases')}
            chosen={asked.useCase}
            options={useCases}
          />
          {by === 'category' && <input type="hidden" name="by" value="category" />}
          <Button kind="primary">{t('search')}</Button>
        </div>
        <p id="keys" data-keys hidden className="text-faint text-sm max-lg:sr-only">
          {t('keys')}
        </p>
      </PlaceForm>
    </search>
  )
}

type FilterProps = {
  name: string
  label: string
  /** What the choice of none is called. */
  all: string
  chosen: string
  options: readonly { id: string; name: string }[]
}

function Filter({ name, label, all, chosen, options }: FilterProps) {
  return (
    <div className="grid gap-2">
      <label htmlFor={name} className="font-semibold">
        {label}
      </label>
      <select id={name} name={name} defaultValue={chosen} className="input">
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  )
}
