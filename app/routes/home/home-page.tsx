import { useTranslations } from 'use-intl'
import { TrustLinks } from '#app/routes/trust/trust-links.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Footer } from '#app/ui/footer.tsx'
import { Masthead } from '#app/ui/masthead.tsx'
import { Page } from '#app/ui/page.tsx'
import { Wordmark } from '#app/ui/wordmark.tsx'
import { HowScoringWorks, ReportPicture, WhatYouGet, WhoItIsFor } from './home-sections.tsx'

/** The start page; `picture`: pictures of report pages are there to show. */
export function HomePage({ picture }: { picture: boolean }) {
  const t = useTranslations('home')
  return (
    <Page
      masthead={
        <Masthead
          brand={
            <a href="/">
              <Wordmark />
            </a>
          }
          nav={
            <>
              <a href="#how-scoring-works">{t('how.heading')}</a>
              <a href="/sign-in">{t('signIn')}</a>
            </>
          }
        />
      }
      footer={
        <Footer>
          <p className="max-w-measure">{t('privacy')}</p>
          <TrustLinks />
        </Footer>
      }
    >
      <section
        className={`grid gap-x-16 gap-y-12 pb-16 md:pb-20 ${picture ? 'lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]' : 'md:pt-8'}`}
      >
        <div className="lg:pt-8">
          <h1 className="max-w-[24ch] text-3xl md:text-4xl">{t('headline')}</h1>
          <div className="mt-8 grid justify-items-start gap-4 md:mt-10">
            <LinkButton kind="primary" href="/start">
              {t('start')}
            </LinkButton>
            <p className="max-w-[52ch] text-soft">{t('startMeans')}</p>
            <p className="max-w-[52ch] text-soft">
              {t('quick.text')} <a href="/start?form=quick">{t('quick.check')}</a>. {t('quick.after')}
            </p>
            <p className="max-w-[52ch] text-soft">
              {t('law.text')} <a href="/governance/check">{t('law.check')}</a>. {t('law.after')}
            </p>
          </div>
        </div>
        {picture && <ReportPicture />}
      </section>
      <WhatYouGet picture={picture} />
      <WhoItIsFor />
      <HowScoringWorks />
    </Page>
  )
}
