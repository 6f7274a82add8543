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

/** A tick where all is answered, a dot where you are; both also stand in words (`aria-current`, the count). */
function SectionState({ section }: { section: SectionView }) {
  const isDone = section.total > 0 && section.answered === section.total
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" width="12" height="12" className="text-accent">
      {isDone && <path d="M2 6.5 5 9.5 10.5 3" fill="none" stroke="currentColor" strokeWidth="1.75" />}
      {section.isCurrent && !isDone && <circle cx="6" cy="6" r="3" fill="currentColor" />}
    </svg>
  )
}

function Count({ section }: { section: SectionView }) {
  const t = useTranslations('questionnaire')
  const { answered, total } = section
  return (
    <span className="font-normal text-faint tabular-nums">
      <span aria-hidden="true">
        {answered}/{total}
      </span>
      <VisuallyHidden>{t('sectionCount', { answered, total })}</VisuallyHidden>
    </span>
  )
}
