import { useTranslations } from 'use-intl'
import { partsOf } from '#app/core/enquiries/about-page.ts'
import type { AboutPage } from '#app/server/enquiries/about-name.server.ts'

/** What the page is called that a question is about; one that has no name here, by its address. */
export function usePageName(): (about: AboutPage) => string {
  const t = useTranslations('ask.pages')
  return ({ page, name }) => {
    if (name !== null) return name
    const { part } = partsOf(page)
    const kind = part as Parameters<typeof t>[0]
    return t.has(kind) ? t(kind) : page
  }
}
