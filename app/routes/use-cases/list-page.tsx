import { useTranslations } from 'use-intl'
import { LibraryFrame } from '#app/routes/library/library-frame.tsx'
import { PlaceForm, PlaceLink } from '#app/routes/library/place-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Select } from '#app/ui/select.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { Days } from './effort.tsx'
import { DATA_KINDS, type Shown, SORTINGS, type UseCaseRow } from './use-case-order.ts'

type ListPageProps = { rows: readonly UseCaseRow[]; shown: Shown; total: number }

/** All use cases at a glance, to be narrowed down and put in another order by plain forms. */
export function ListPage({ rows, shown, total }: ListPageProps) {
  const t = useTranslations('useCases')
  return (
    <LibraryFrame current="useCases">
      <header className="grid gap-4 pb-8">
        <h1 className="max-w-[28ch]">{t('list.heading')}</h1>
        <p className="max-w-measure text-lg text-soft">{t('list.lead', { count: total })}</p>
      </header>
      <Narrow shown={shown} />
      {!shown.isUnderstood && (
        <div className="mb-6">
          <Notice kind="warn">{t('list.notUnderstood')}</Notice>
        </div>
      )}
      <p className="mb-4 text-sm text-soft">{t('list.shown', { count: rows.length, total })}</p>
      <Table caption={t('list.caption')} isCaptionHidden columns={useColumns()} rows={rows} rowKey={({ id }) => id} />
      <p className="mt-8 max-w-measure text-sm text-soft">{t('list.effortMeans')}</p>
      <p className="max-w-measure text-sm text-soft">
        {t.rich('list.wrongIf', {
          claims: (words) => <PlaceLink href="/claims">{words}</PlaceLink>,
          pitfalls: (words) => <PlaceLink href="/pitfalls">{words}</PlaceLink>,
        })}
      </p>
    </LibraryFrame>
  )
}

function Narrow({ shown }: { shown: Shown }) {
  const t = useTranslations('useCases')
  return (
    <PlaceForm
      method="get"
      action="/use-cases"
      className="no-print mb-8 flex flex-wrap items-end gap-x-6 gap-y-4 border-hair border-y py-5"
    >
      <Select
        name="data"
        label={t('list.data')}
        defaultValue={shown.dataKind ?? ''}
        options={[
          { value: '', label: t('list.anyData') },
          ...DATA_KINDS.map((kind) => ({ value: kind, label: t(`dataKind.${kind}`) })),
        ]}
      />
      <Select
        name="sort"
        label={t('list.sort')}
        defaultValue={shown.sorting}
        options={SORTINGS.map((sorting) => ({ value: sorting, label: t(`list.sorting.${sorting}`) }))}
      />
      <Button>{t('list.show')}</Button>
      {shown.dataKind !== null && (
        <PlaceLink href="/use-cases" className="inline-flex min-h-11 items-center">
          {t('list.all')}
        </PlaceLink>
      )}
    </PlaceForm>
  )
}

function useColumns(): Column<UseCaseRow>[] {
  const t = useTranslations('useCases')
  return [
    {
      id: 'name',
      header: t('list.useCase'),
      width: 'w-[34%]',
      cell: ({ id, name, description }) => (
        <span className="grid gap-1">
          <PlaceLink href={`/use-cases/${id}`}>{name}</PlaceLink>
          <span className="font-normal text-sm text-soft">{description}</span>
        </span>
      ),
    },
    {
      id: 'data',
      header: t('list.data'),
      label: t('list.data'),
      cell: ({ dataKind }) => t(`dataKind.${dataKind}`),
    },
    {
      id: 'effort',
      header: t('list.effort'),
      label: t('list.effort'),
      cell: ({ effort }) => <Days effort={effort} />,
    },
    {
      id: 'law',
      header: t('list.law'),
      label: t('list.law'),
      cell: ({ aiactClass }) => aiactClass && t(`class.${aiactClass}`),
    },
    {
      id: 'kpis',
      header: t('list.kpis'),
      label: t('list.kpis'),
      cell: ({ kpis }) => (
        <ul className="grid gap-1 text-sm">
          {kpis.map((kpi) => (
            <li key={kpi}>{kpi}</li>
          ))}
        </ul>
      ),
    },
  ]
}
