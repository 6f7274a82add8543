import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { TrustLinks } from '#app/routes/trust/trust-links.tsx'
import { Footer } from '#app/ui/footer.tsx'
import { Masthead } from '#app/ui/masthead.tsx'
import { Page } from '#app/ui/page.tsx'
import { Wordmark } from '#app/ui/wordmark.tsx'

const PARTS = [
  ['glossary', '/glossary'],
  ['useCases', '/use-cases'],
  ['actions', '/actions'],
  ['claims', '/claims'],
  ['method', '/methodology'],
  ['sample', '/sample-report'],
] as const

type LibraryFrameProps = {
  /** The part that the page belongs to; missing: none that the head names. */
  current?: (typeof PARTS)[number][0]
  /** The pages above this one, the highest first; missing: it stands on its own. */
  crumbs?: readonly { href: string; label: string }[]
  children: ReactNode
}

/** The frame of a public page of the library: alike for everybody, so it says nothing of who is signed in. */
export function LibraryFrame({ current, crumbs = [], children }: LibraryFrameProps) {
  const t = useTranslations('library.nav')
  return (
    <Page
      masthead={
        <Masthead
          brand={
            <a href="/">
              <Wordmark />
            </a>
          }
          nav={PARTS.map(([name, path]) => (
            <a key={name} href={path} aria-current={name === current ? 'page' : undefined}>
              {t(name)}
            </a>
          ))}
          end={
            <a href="/start" className="inline-flex min-h-11 items-center">
              {t('start')}
            </a>
          }
        />
      }
      footer={
        <div className="no-print">
          <Footer>
            <TrustLinks />
          </Footer>
        </div>
      }
    >
      {crumbs.length > 0 && (
        <nav aria-label={t('crumbs')} className="no-print mb-4 text-sm">
          <ol className="flex flex-wrap gap-x-2">
            {crumbs.map(({ href, label }) => (
              <li key={href} className="flex items-center gap-x-2 text-faint after:content-['/']">
                <a href={href} className="inline-flex min-h-11 items-center">
                  {label}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {children}
    </Page>
  )
}
