import { useFormatter, useTranslations } from 'use-intl'
import type { ToldVersion } from '#app/server/catalogue-versions.server.ts'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { Part } from './part.tsx'

/** How much the catalogue that runs holds. */
export type CatalogueCounts = {
  techniques: number
  useCases: number
  capabilities: number
  questions: number
  actions: number
}

/** The versions of the catalogue, each with its day, what changed and its hash. */
export function Versions({ versions, counts }: { versions: readonly ToldVersion[]; counts: CatalogueCounts }) {
  const t = useTranslations('methodology.versions')
  const parts = useTranslations('methodology.parts')
  const columns: Column<ToldVersion>[] = [
    {
      id: 'version',
      header: t('version'),
      cell: ({ version, isCurrent }) => (
        <>
          {version}
          {isCurrent && <span className="block font-normal text-faint text-sm">{t('runs')}</span>}
        </>
      ),
    },
    { id: 'on', header: t('on'), label: t('on'), cell: ({ on }) => <CalendarDate on={on} /> },
    {
      id: 'about',
      header: t('about'),
      label: t('about'),
      cell: (version) => <Changes version={version} counts={version.isCurrent ? counts : null} />,
    },
    {
      id: 'hash',
      header: t('hash'),
      label: t('hash'),
      cell: ({ hash }) => <code className="break-all text-sm">{hash}</code>,
    },
  ]
  return (
    <Part id="versions" title={parts('versions')} text={t('text')}>
      <Table caption={t('caption')} columns={columns} rows={versions} rowKey={({ version }) => version} />
      <p className="max-w-measure text-soft">{t('check')}</p>
    </Part>
  )
}

function Changes({ version, counts }: { version: ToldVersion; counts: CatalogueCounts | null }) {
  const t = useTranslations('methodology.versions')
  const format = useFormatter()
  const kinds = (['added', 'changed', 'retired'] as const).filter((kind) => version[kind].length > 0)
  return (
    <div className="grid max-w-measure gap-1">
      <p>{version.about}</p>
      {counts && <p>{t('holds', counts)}</p>}
      {kinds.map((kind) => (
        <p key={kind}>{t(kind, { list: format.list(version[kind]) })}</p>
      ))}
    </div>
  )
}
