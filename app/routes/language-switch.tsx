import { useActionData, useLocation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { LOCALES, ownName } from '#app/messages/locales.ts'
import { Button } from '#app/ui/button.tsx'

/**
 * The way to the same page in each other language; a form without scripts, since the whole page changes. What answers a form
 * is shown only once, with what was typed: there it says that it waits.
 */
export function LanguageSwitch() {
  const spoken = useLocale()
  const { pathname, search } = useLocation()
  const t = useTranslations('app')
  const answered = useActionData()
  if (answered !== undefined) return <p className="text-faint text-sm">{t('languageLater')}</p>
  return (
    <form method="post" action="/language" className="flex flex-wrap gap-x-6">
      <input type="hidden" name="place" value={`${pathname}${search}`} />
      {LOCALES.filter((locale) => locale !== spoken).map((locale) => (
        <Button
          key={locale}
          name="language"
          value={locale}
          lang={locale}
          kind="quiet"
          className="min-h-6 py-0 font-normal text-faint text-sm"
        >
          {ownName(locale)}
        </Button>
      ))}
    </form>
  )
}
