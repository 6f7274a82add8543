import { useTranslations } from 'use-intl'
import type { ReportView } from './report-view.ts'

/** What else is in the report; hidden on paper, where pages are turned. */
export function Contents({ view }: { view: ReportView }) {
  const t = useTranslations('reportPage')
  return (
    <nav aria-labelledby="contents-title" className="border-hair border-t py-10 md:py-12">
      <h2 id="contents-title" className="text-lg">
        {t('contents')}
      </h2>
      <ol className="mt-3 gap-x-12 sm:columns-2 lg:columns-3">
        {partsOf(view).map(({ id, title }) => (
          <li key={id} className="break-inside-avoid">
            <a href={`#${id}`} className="inline-flex min-h-11 items-center md:min-h-8">
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function partsOf({
  labels,
  homework,
  points,
  contradictions,
  governance,
  roadmap,
  pilots,
  team,
  appendix,
}: ReportView) {
  const parts: { id: string; title: string | false }[] = [
    { id: 'use-cases', title: labels.useCases },
    { id: 'homework', title: homework !== null && labels.homework },
    { id: 'method', title: labels.method },
    { id: 'dimensions', title: labels.dimensions },
    { id: 'techniques', title: labels.techniques },
    { id: 'pitfalls', title: labels.pitfalls },
    { id: 'points', title: points !== null && labels.points },
    { id: 'contradictions', title: contradictions.length > 0 && labels.contradictions },
    { id: 'governance', title: governance?.title ?? false },
    { id: 'schedule', title: roadmap !== null && labels.roadmap },
    { id: 'actions', title: roadmap !== null && labels.actions },
    { id: 'pilot-design', title: pilots?.design?.title ?? false },
    { id: 'evidence', title: pilots?.evidence?.title ?? false },
    { id: 'team', title: team?.title ?? false },
    { id: 'answers', title: appendix.answers.length > 0 && labels.answers },
    { id: 'glossary', title: appendix.glossary.length > 0 && labels.glossary },
    { id: 'claims', title: appendix.claims.length > 0 && labels.claims },
    { id: 'references', title: appendix.references.length > 0 && labels.references },
    { id: 'limits', title: labels.limits },
  ]
  return parts.filter(({ title }) => title !== false)
}
