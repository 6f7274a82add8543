import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Crumb } from '#app/core/library/structured-data.ts'
import { PlaceLink, usePlaceIn } from '#app/routes/library/place-link.tsx'
import { Masthead } from '#app/ui/masthead.tsx'
import { Page } from '#app/ui/page.tsx'
import { Wordmark } from '#app/ui/wordmark.tsx'
import { LanguageLinks } from './language-links.tsx'
import { LibraryFooter } from './library-footer.tsx'

const PARTS = [
  ['glossary', '/glossary'],
  ['useCases', '/use-cases'],
  ['actions', '/actions'],
  ['claims', '/claims'],
  ['law', '/governance/eu-ai-act'],
  ['method', '/methodology'],
  ['sample', '/sample-report'],
] as const

type LibraryFrameProps = {
  /** The part that the page belongs to; missing: none that the head names. */
  current?: (typeof PARTS)[number][0]
  /** The pages above this one, the highest first; missing: it stands on its own. */
  crumbs?: readonly Crumb[]
  /** Pages beside this one, in a navigation of their own; missing: none. */
  beside?: ReactNode
  children: ReactNode
}

/** The frame of a public page: alike for everybody, so it says nothing of who is signed in. */
export function LibraryFrame({ current, crumbs = [], beside, children }: LibraryFrameProps) {
  const t = useTranslations('library')
  const placed = usePlaceIn()
  return (
    <Page
      skipsTo={['main', 'navigation', 'footer']}
      masthead={
        <Masthead
          endBeside="brand"
          brand={
            <PlaceLink href="/">
              <Wordmark />
            </PlaceLink>
          }
          nav={PARTS.map(([name, path]) => (
            <PlaceLink key={name} href={path} aria-current={name === current ? 'page' : undefined}>
              {t(`nav.${name}`)}
            </PlaceLink>
          ))}
          end={
            <>
              <LanguageLinks />
              <PlaceLink href="/sign-in" className={REACHABLE}>
                {t('nav.signIn')}
              </PlaceLink>
              <PlaceLink href="/start" className={REACHABLE}>
                {t('nav.start')}
              </PlaceLink>
            </>
          }
        />
      }
      footer={<LibraryFooter />}
    >
      <link rel="alternate" type="application/atom+xml" title={t('feed.title')} href={placed('/feed.atom')} />
      {beside}
      {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
      {children}
    </Page>
  )
}

const REACHABLE = 'inline-flex min-h-11 items-center'

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTranslations('library.nav')
  return (
    <nav aria-label={t('crumbs')} className="no-print mb-4 text-sm">
      <ol className="flex flex-wrap gap-x-2">
        {crumbs.map(({ href, label }) => (
          <li key={href} className="flex items-center gap-x-2 text-faint after:content-['/']">
            <PlaceLink href={href} className={REACHABLE}>
              {label}
            </PlaceLink>
          </li>
        ))}
      </ol>
    </nav>
  )
}
