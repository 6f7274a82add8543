import { useTranslations } from 'use-intl'
import { sectionsOf, titleOf } from '#app/report/model/sections.ts'
import type { ReportView } from './report-view.ts'

/**
 * What else is in the report; hidden on paper, where pages are turned. Where no script unfolds what is pointed at, the
 * browser does it by itself for what stands inside.
 */
export function Contents({ view }: { view: ReportView }) {
  const t = useTranslations('reportPage')
  return (
    <nav aria-labelledby="contents-title" className="border-hair border-t py-10 md:py-12">
      <h2 id="contents-title" className="text-lg">
        {t('contents')}
      </h2>
      <ol className="mt-3 gap-x-12 sm:columns-2 lg:columns-3">
        {sectionsOf(view).map((id) => (
          <li key={id} className="break-inside-avoid">
            <a
              href={view.base === null ? `#${id}-text` : `#${id}`}
              className="inline-flex min-h-11 items-center md:min-h-8"
            >
              {titleOf(view, id)}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
