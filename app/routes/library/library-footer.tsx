import { useTranslations } from 'use-intl'
import { useAskAddress } from '#app/routes/ask/use-ask-address.ts'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { PLACES } from '#app/ui/skip-link.tsx'

const GROUPS = [
  [
    'library',
    [
      ['glossary', '/glossary'],
      ['useCases', '/use-cases'],
      ['actions', '/actions'],
      ['claims', '/claims'],
      ['pitfalls', '/pitfalls'],
    ],
  ],
  [
    'check',
    [
      ['start', '/start'],
      ['method', '/methodology'],
      ['sample', '/sample-report'],
      ['ask', '/ask'],
      ['feed', '/feed.atom'],
    ],
  ],
  [
    'law',
    [
      ['aiAct', '/governance/eu-ai-act'],
      ['gdpr', '/governance/gdpr'],
      ['checkSystem', '/governance/check'],
    ],
  ],
  [
    'trust',
    [
      ['privacy', '/trust/privacy-notice'],
      ['security', '/trust/security-overview'],
      ['accessibility', '/trust/accessibility-statement'],
      ['documents', '/trust'],
    ],
  ],
] as const

/** The end of every public page: all parts of the site, in four short lists. */
export function LibraryFooter() {
  const t = useTranslations('library.foot')
  const ask = useAskAddress()
  return (
    <footer id={PLACES.footer} tabIndex={-1} className="no-print mx-auto max-w-page px-5 pb-12 text-sm md:px-12">
      <nav
        aria-label={t('label')}
        className="grid grid-cols-2 gap-x-6 gap-y-8 border-hair border-t pt-8 [overflow-wrap:anywhere] md:grid-cols-4"
      >
        {GROUPS.map(([group, links]) => (
          <section key={group} aria-labelledby={`foot-${group}`}>
            <h2 id={`foot-${group}`} className="font-sans font-semibold text-sm text-soft">
              {t(`groups.${group}`)}
            </h2>
            <ul className="mt-1">
              {links.map(([name, path]) => (
                <li key={name}>
                  <PlaceLink
                    href={name === 'ask' ? ask : path}
                    className="inline-flex min-h-9 items-center text-faint pointer-coarse:min-h-11"
                  >
                    {t(`links.${name}`)}
                  </PlaceLink>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
    </footer>
  )
}
