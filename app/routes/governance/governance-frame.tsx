import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { TrustLinks } from '#app/routes/trust/trust-links.tsx'
import { Footer } from '#app/ui/footer.tsx'
import { Masthead } from '#app/ui/masthead.tsx'
import { Page } from '#app/ui/page.tsx'
import { Wordmark } from '#app/ui/wordmark.tsx'

const LINKS = [
  ['aiAct', '/governance/eu-ai-act'],
  ['gdpr', '/governance/gdpr'],
  ['check', '/governance/check'],
] as const

type GovernanceFrameProps = { current: (typeof LINKS)[number][0]; children: ReactNode }

/** The frame of a public page on law: alike for everybody, so it says nothing of who is signed in. */
export function GovernanceFrame({ current, children }: GovernanceFrameProps) {
  const t = useTranslations('governancePages.nav')
  return (
    <Page
      masthead={
        <Masthead
          brand={
            <a href="/">
              <Wordmark />
            </a>
          }
          nav={LINKS.map(([name, path]) => (
            <a key={name} href={path} aria-current={name === current ? 'page' : undefined}>
              {t(name)}
            </a>
          ))}
        />
      }
      footer={
        <div className="no-print">
          <Footer>
            <a href="/start" className="text-faint">
              {t('readiness')}
            </a>
            <TrustLinks />
          </Footer>
        </div>
      }
    >
      {children}
    </Page>
  )
}
