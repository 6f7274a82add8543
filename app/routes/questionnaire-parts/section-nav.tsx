import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'

export type SectionView = {
  id: string
  name: string
  href: string
  answered: number
  total: number
  isCurrent: boolean
}

/** All sections with how far each is; any may be opened at any time. */
export function SectionNav({ sections }: { sections: readonly SectionView[] }) {
  const t = useTranslations('questionnaire')
  return (
    <nav aria-label={t('sections')} className="text-sm">
      <h2 className="mb-1 text-base">{t('sections')}</h2>
      <ol>
        {sections.map((section) => (
          <li key={section.id}>
            <Link
              to={section.href}
              aria-current={section.isCurrent ? 'page' : undefined}
              className="grid min-h-11 grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-2 text-soft no-underline hover:text-ink hover:underline aria-[current]:font-semibold aria-[current]:text-ink lg:min-h-9"
            >
              <SectionState section={section} />
              <span>{section.name}</span>
              <Count section={section} />
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function SectionState({ section }: { section: SectionView }) {
  if (section.isCurrent) return <Shape path="M3 6h6" />
  return section.answered < section.total || section.total === 0 ? <span /> : <Shape path="M2 6.5 5 9.5 10.5 3" />
}

function Shape({ path }: { path: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" width="12" height="12" className="text-accent">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.75" />
    </svg>
  )
}

function Count({ section }: { section: SectionView }) {
  const t = useTranslations('questionnaire')
  const { answered, total } = section
  return (
    <span className="font-normal text-faint">
      <span aria-hidden="true">
        {answered}/{total}
      </span>
      <VisuallyHidden>{t('sectionCount', { answered, total })}</VisuallyHidden>
    </span>
  )
}
