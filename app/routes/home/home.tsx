import type { LoaderFunctionArgs } from 'react-router'
import { createTranslator, useTranslations } from 'use-intl'
import { page } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/locales.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Footer } from '#app/ui/footer.tsx'
import { Masthead } from '#app/ui/masthead.tsx'
import { Page } from '#app/ui/page.tsx'
import { Wordmark } from '#app/ui/wordmark.tsx'
import { HowScoringWorks, WhatYouGet, WhoItIsFor } from './home-sections.tsx'
import { hasReportPicture } from './report-picture.server.ts'

/** This page is a document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export async function loader({ context }: LoaderFunctionArgs) {
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'home' })
  return { title: t('title'), description: t('description'), picture: hasReportPicture }
}

type HomeProps = { loaderData: Awaited<ReturnType<typeof loader>> }

export function meta({ loaderData }: Partial<HomeProps>) {
  return [{ title: loaderData?.title }, { name: 'description', content: loaderData?.description }]
}

export default function Home({ loaderData }: HomeProps) {
  return <HomePage picture={loaderData.picture} />
}

/** The start page as a function of what is there to show. */
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
          nav={<a href="#how-scoring-works">{t('how.heading')}</a>}
        />
      }
      footer={
        <Footer>
          <p className="max-w-measure">{t('privacy')}</p>
        </Footer>
      }
    >
      <section className="pb-16 md:pt-8 md:pb-24">
        <h1 className="max-w-[22ch] text-3xl md:text-4xl">{t('headline')}</h1>
        <div className="mt-8 grid justify-items-start gap-4 md:mt-10">
          <LinkButton kind="primary" href="/start">
            {t('start')}
          </LinkButton>
          <p className="max-w-[52ch] text-soft">{t('startMeans')}</p>
        </div>
      </section>
      <WhatYouGet picture={picture} />
      <WhoItIsFor />
      <HowScoringWorks />
    </Page>
  )
}
