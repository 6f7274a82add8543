import { useTranslations } from 'use-intl'
import { LibraryFrame } from '#app/routes/library/library-frame.tsx'
import { PlaceButton, PlaceLink } from '#app/routes/library/place-link.tsx'
import { HowScoringWorks, ReportPicture, WhatYouGet, WhoItIsFor } from './home-sections.tsx'
import { type Counts, LibraryParts } from './library-parts.tsx'

type HomePageProps = {
  /** Whether pictures of report pages are there to show. */
  picture: boolean
  counts: Counts
}

/** The start page. */
export function HomePage({ picture, counts }: HomePageProps) {
  const t = useTranslations('home')
  return (
    <LibraryFrame>
      <section
        className={`grid gap-x-16 gap-y-12 pb-16 md:pb-20 ${picture ? 'lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]' : 'md:pt-8'}`}
      >
        <div className="lg:pt-8">
          <h1 className="max-w-[24ch] text-3xl md:text-4xl">{t('headline')}</h1>
          <div className="mt-8 grid justify-items-start gap-4 md:mt-10">
            <PlaceButton kind="primary" href="/start">
              {t('start')}
            </PlaceButton>
            <p className="max-w-[52ch] text-soft">{t('startMeans')}</p>
            <p className="max-w-[52ch] text-soft">
              {t('quick.text')} <PlaceLink href="/start?form=quick">{t('quick.check')}</PlaceLink>. {t('quick.after')}
            </p>
            <p className="max-w-[52ch] text-soft">
              {t('law.text')} <PlaceLink href="/governance/check">{t('law.check')}</PlaceLink>. {t('law.after')}
            </p>
          </div>
        </div>
        {picture && <ReportPicture />}
      </section>
      <WhatYouGet picture={picture} />
      <WhoItIsFor />
      <HowScoringWorks />
      <LibraryParts counts={counts} />
      <div className="border-hair border-t pt-6">
        <p className="max-w-measure text-faint text-sm">{t('privacy')}</p>
      </div>
    </LibraryFrame>
  )
}
