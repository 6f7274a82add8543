import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Footer } from '#app/ui/footer.tsx'
import { Masthead } from '#app/ui/masthead.tsx'
import { Page } from '#app/ui/page.tsx'
import { Wordmark } from '#app/ui/wordmark.tsx'
import { TrustLinks } from './trust-links.tsx'

/** The frame of a page of the trust pack: alike for everybody, so it says nothing of who is signed in. */
export function TrustFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('trust')
  return (
    <Page
      masthead={
        <Masthead
          brand={
            <a href="/">
              <Wordmark />
            </a>
          }
          nav={<a href="/trust">{t('all')}</a>}
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
      {children}
    </Page>
  )
}
