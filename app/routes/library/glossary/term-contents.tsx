import { useTranslations } from 'use-intl'

export type Part =
  | 'meaning'
  | 'marketing'
  | 'uses'
  | 'needs'
  | 'ready'
  | 'actions'
  | 'pitfalls'
  | 'differences'
  | 'claims'
  | 'questions'
  | 'history'
  | 'law'
  | 'related'
  | 'resources'

type ContentsProps = {
  parts: readonly Part[]
  /** Above the text, to be opened, where there is no room beside it. */
  isFolded?: boolean
}

/** Where things stand on a long page. It stands there twice, and each screen shows one. */
export function Contents({ parts, isFolded = false }: ContentsProps) {
  const t = useTranslations('glossary.term')
  const links = (
    <ol>
      {parts.map((part) => (
        <li key={part}>
          <a
            href={`#${part}`}
            className="inline-flex min-h-11 items-center text-soft no-underline hover:text-ink hover:underline xl:min-h-8 xl:text-sm"
          >
            {t(`parts.${part}`)}
          </a>
        </li>
      ))}
    </ol>
  )
  if (isFolded) {
    return (
      <nav aria-label={t('contents')} className="mb-8 xl:hidden">
        <details className="disclosure">
          <summary>{t('contents')}</summary>
          <div className="disclosure-body">{links}</div>
        </details>
      </nav>
    )
  }
  return (
    <div className="no-print max-xl:hidden">
      <nav
        aria-label={t('contents')}
        className="sticky top-8 max-h-[calc(100vh-4rem)] overflow-y-auto border-hair border-l pl-6"
      >
        <p className="mb-2 font-semibold text-sm">{t('contents')}</p>
        {links}
      </nav>
    </div>
  )
}
