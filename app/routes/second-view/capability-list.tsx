import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import type { SecondViewView } from './second-view-view.server.ts'

type DimensionRows = SecondViewView['dimensions'][number]
type Row = DimensionRows['rows'][number]

type CapabilityListProps = { view: SecondViewView; opened: string | null }

/** Every capability with what the answers say and what was seen, by dimension. */
export function CapabilityList({ view: { dimensions, mayWrite }, opened }: CapabilityListProps) {
  return dimensions.map((dimension) => (
    <Dimension key={dimension.id} dimension={dimension} mayWrite={mayWrite} opened={opened} />
  ))
}

type DimensionProps = { dimension: DimensionRows; mayWrite: boolean; opened: string | null }

function Dimension({ dimension: { id, name, rows, seen }, mayWrite, opened }: DimensionProps) {
  const t = useTranslations('secondView')
  return (
    <section aria-labelledby={`dimension-${id}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-hair border-b pb-2">
        <h2 id={`dimension-${id}`} className="text-lg">
          {name}
        </h2>
        <p className="text-sm text-soft">{t('looked', { seen, count: rows.length })}</p>
      </div>
      <ul>
        {rows.map((row) => (
          <li
            key={row.id}
            id={`capability-${row.id}`}
            aria-current={row.id === opened ? 'true' : undefined}
            className={`border-hair border-b py-2 [overflow-wrap:anywhere] ${row.id === opened ? 'border-l-4 border-l-accent pl-3' : ''}`}
          >
            <Capability row={row} mayWrite={mayWrite} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Capability({
  row: { id, name, said, seen, difference, isApart, reason },
  mayWrite,
}: {
  row: Row
  mayWrite: boolean
}) {
  const t = useTranslations('secondView')
  return (
    <>
      <p>
        {mayWrite ? (
          <a href={`?capability=${encodeURIComponent(id)}#rate`} className="inline-flex min-h-11 items-center">
            {name}
          </a>
        ) : (
          <span className="font-semibold">{name}</span>
        )}
      </p>
      <dl className="grid gap-x-6 text-sm sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="flex flex-wrap gap-x-2">
          <dt className="text-soft">{t('said')}</dt>
          <dd>{said}</dd>
        </div>
        <div className="flex flex-wrap gap-x-2">
          <dt className="text-soft">{t('seen')}</dt>
          <dd className={seen === null ? 'text-soft' : ''}>{seen ?? t('notSeen')}</dd>
        </div>
      </dl>
      {difference && <p className={`text-sm ${isApart ? 'font-semibold' : 'text-soft'}`}>{difference}</p>}
      {reason !== '' && <p className="max-w-measure whitespace-pre-line text-sm text-soft">{reason}</p>}
    </>
  )
}

/** What was seen of capabilities that are no longer asked for; it stands in no report. */
export function Gone({ view: { gone, mayWrite } }: { view: SecondViewView }) {
  const t = useTranslations('secondView')
  if (gone.length === 0) return null
  return (
    <section aria-labelledby="gone-title" className="grid gap-2">
      <h2 id="gone-title" className="text-lg">
        {t('gone')}
      </h2>
      <p className="max-w-measure text-sm text-soft">{t('goneText')}</p>
      <ul>
        {gone.map(({ id, version }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-6 border-hair border-b py-2">
            {id}
            {mayWrite && (
              <form method="post">
                <input type="hidden" name="capability" value={id} />
                <input type="hidden" name="version" value={version} />
                <Button kind="quiet" name="intent" value="remove" aria-label={t('removeOf', { name: id })}>
                  {t('remove')}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
