import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { MarkShape, type Tone, VerdictMark } from '#app/ui/verdict-mark.tsx'
import type { CategoryView } from './results-view.server.ts'
import { Section } from './section.tsx'

const colours: Record<Tone, string> = {
  ready: 'text-ready',
  almost: 'text-ready',
  nearly: 'text-nearly',
  notyet: 'text-notyet',
  open: 'text-open',
  stop: 'text-stop',
  none: 'text-soft',
}

/** One level below the use cases: every technique by category, best verdict first. */
export function TechniqueMap({ categories }: { categories: readonly CategoryView[] }) {
  const t = useTranslations('results.techniques')
  return (
    <Section id="techniques" title={t('title')} lead={t('lead')}>
      {categories.map((category) => (
        <Disclosure key={category.id} summary={<CategoryLine category={category} />}>
          <CategoryTable category={category} />
        </Disclosure>
      ))}
    </Section>
  )
}

/** A mark for each technique, so that the whole map can be read while it is folded. */
function CategoryLine({ category: { name, rows } }: { category: CategoryView }) {
  return (
    <span className="grid min-w-0 flex-1 items-center gap-x-8 gap-y-1 md:grid-cols-[15rem_minmax(0,1fr)]">
      <span className="text-ink">{name}</span>
      <span aria-hidden="true" className="flex flex-wrap gap-1.5">
        {rows.map(({ id, tone }) => (
          <span key={id} className={`inline-flex ${colours[tone]}`}>
            <MarkShape tone={tone} />
          </span>
        ))}
      </span>
    </span>
  )
}

type Row = CategoryView['rows'][number]

function CategoryTable({ category: { name, rows } }: { category: CategoryView }) {
  const t = useTranslations('results.techniques')
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: t('technique'),
      cell: ({ name: called, href }) => (
        <Link to={href} className="text-ink">
          {called}
        </Link>
      ),
    },
    {
      id: 'verdict',
      header: t('verdict'),
      label: t('verdict'),
      cell: ({ tone, label, range, standing }) => (
        <span className="grid">
          <VerdictMark tone={tone}>{label}</VerdictMark>
          {range && <span className="text-sm text-soft">{range}</span>}
          {standing && <span className="text-sm text-soft">{standing}</span>}
        </span>
      ),
    },
    {
      id: 'between',
      header: t('between'),
      label: t('between'),
      cell: ({ between }) => <span className="text-sm text-soft">{between}</span>,
    },
  ]
  return <Table caption={name} isCaptionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />
}
