import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { orderInAddress } from '#app/core/clients/desk-order.ts'
import { Button } from '#app/ui/button.tsx'
import { deskAddress } from './desk-address.ts'
import type { DeskView } from './list.tsx'

/** Part of a name, and the way to what was put away. */
export function SearchForm({ view: { asked, counts } }: { view: DeskView }) {
  const t = useTranslations('clients')
  return (
    <div className="flex flex-wrap items-end gap-x-8 gap-y-4">
      <Form role="search" className="flex flex-wrap items-end gap-4" key={asked.search}>
        {asked.isArchived && <input type="hidden" name="archived" value="yes" />}
        <input type="hidden" name="sort" value={orderInAddress(asked.order)} />
        <div className="grid gap-2">
          <label htmlFor="q" className="font-semibold">
            {t('search')}
          </label>
          <input
            id="q"
            name="q"
            type="search"
            maxLength={100}
            defaultValue={asked.search}
            className="input w-72 max-w-full"
          />
        </div>
        <Button>{t('searchButton')}</Button>
      </Form>
      <p className="flex min-h-12 flex-wrap items-center gap-x-6">
        {asked.search !== '' && <Link to={deskAddress({ ...asked, search: '', after: null })}>{t('all')}</Link>}
        {asked.isArchived ? (
          <Link to="?">{t('toDesk')}</Link>
        ) : (
          counts.archived > 0 && <Link to="?archived=yes">{t('toArchived', { count: counts.archived })}</Link>
        )}
      </p>
    </div>
  )
}
