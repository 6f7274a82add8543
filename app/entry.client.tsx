import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { IntlProvider } from 'use-intl'
import { loadPageMessages, localeOf, TIME_ZONE } from '#app/messages/locales.ts'
import { RequestIdContext } from '#app/request-id.ts'

async function hydrate() {
  const locale = localeOf(document.documentElement.lang)
  const messages = await loadPageMessages(locale)
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RequestIdContext value={document.documentElement.dataset.request}>
          <IntlProvider locale={locale} messages={messages} timeZone={TIME_ZONE}>
            <HydratedRouter />
          </IntlProvider>
        </RequestIdContext>
      </StrictMode>,
    )
  })
}

hydrate()
