import { useTranslations } from 'use-intl'
import { accentsOf } from '#app/report/brand.ts'
import type { Brand } from '#app/report/model/cover-model.ts'
import { BrandLogo } from './brand-logo.tsx'

/** The logos and a line in the colour of the brand; nothing where there is neither. */
export function BrandHead({ brand }: { brand: Brand }) {
  const t = useTranslations('reportPage')
  const accents = accentsOf(brand.accent)
  const logos = [
    { logo: brand.clientLogo, alt: t('clientLogo') },
    { logo: brand.logo, alt: brand.consultancy ?? t('logo') },
  ]
  if (!brand.logo && !brand.clientLogo && !accents) return null
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-start justify-between gap-6 empty:hidden">
        {logos.map(({ logo, alt }) => logo && <BrandLogo key={alt} logo={logo} alt={alt} />)}
      </div>
      {accents && (
        <svg aria-hidden="true" className="h-1 w-full">
          <rect width="100%" height="100%" fill={accents.light} className="dark:hidden" />
          <rect width="100%" height="100%" fill={accents.dark} className="hidden dark:inline" />
        </svg>
      )}
    </div>
  )
}
