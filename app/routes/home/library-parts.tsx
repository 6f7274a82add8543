import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'

/** How many there are of what the library holds. */
export type Counts = Record<'glossary' | 'useCases' | 'actions' | 'pitfalls', number>

/** What can be read without a check, each with its way. */
export function LibraryParts({ counts }: { counts: Counts }) {
  const t = useTranslations('home.library')
  const parts = [
    { href: '/glossary', name: t('glossary'), text: t('glossaryText', { count: counts.glossary }) },
    { href: '/use-cases', name: t('useCases'), text: t('useCasesText', { count: counts.useCases }) },
    { href: '/actions', name: t('actions'), text: t('actionsText', { count: counts.actions }) },
    { href: '/claims', name: t('claims'), text: t('claimsText') },
    { href: '/pitfalls', name: t('pitfalls'), text: t('pitfallsText', { count: counts.pitfalls }) },
    { href: '/sample-report', name: t('sample'), text: t('sampleText') },
  ]
  return (
    <section className="border-hair border-t py-12 md:py-16">
      <h2>{t('heading')}</h2>
      <p className="mt-2 max-w-measure text-soft">{t('lead')}</p>
      <ul className="mt-8 grid gap-x-12 gap-y-8 md:grid-cols-3">
        {parts.map(({ href, name, text }) => (
          <li key={href} className="grid content-start gap-2">
            <h3 className="font-semibold font-serif text-lg">
              <PlaceLink href={href}>{name}</PlaceLink>
            </h3>
            <p className="max-w-[48ch] text-soft">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
