import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { IntlProvider } from 'use-intl'
import type { Area } from '#app/messages/areas.ts'
import { localeOf, TIME_ZONE } from '#app/messages/locales.ts'
import { keepTitles } from '#app/messages/titles.ts'
import { loadWords } from '#app/messages/words.tsx'
import { RequestIdContext } from '#app/request-id.ts'

async function hydrate() {
  const { lang, dataset } = document.documentElement
  const locale = localeOf(lang)
  const messages = await loadWords(locale, (dataset.words?.split(' ') ?? []) as Area[])
  if (messages.app) keepTitles(locale, messages.app.titles)
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RequestIdContext value={dataset.request}>
          <IntlProvider locale={locale} messages={messages} timeZone={TIME_ZONE}>
            <HydratedRouter />
          </IntlProvider>
        </RequestIdContext>
      </StrictMode>,
    )
  })
}

hydrate()
