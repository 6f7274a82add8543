import { useTranslations } from 'use-intl'
import { LOCALES, type Locale, ownName } from '#app/messages/locales.ts'
import { useLanguageName } from '#app/routes/language-name.ts'
import { withIn } from './use-in.ts'

type LanguageLineProps = {
  /** In which the report stands here. */
  shown: string
  /** Asked for; another one where the report was frozen before it was spoken. */
  asked: Locale
  /** Of the page, without what it asks for. */
  href: string
}

/** In which language the report is, and the way to the others; these say their own names. */
export function LanguageLine({ shown, asked, href }: LanguageLineProps) {
  const t = useTranslations('reportPage.language')
  const name = useLanguageName()
  if (shown !== asked) return <p className="text-sm text-soft">{t('only', { language: name(shown) })}</p>
  return (
    <p className="flex flex-wrap items-center gap-x-6 text-sm text-soft">
      <span>{t('shown', { language: name(shown) })}</span>
      {LOCALES.filter((one) => one !== shown).map((one) => (
        <a key={one} href={withIn(href, one)} lang={one} className="inline-flex min-h-11 items-center">
          {ownName(one)}
        </a>
      ))}
    </p>
  )
}
