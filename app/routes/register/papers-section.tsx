import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Section } from '#app/ui/section.tsx'

/** The ways to what is asked of the vendor and to the papers of a system. @param to the address of the system */
export function PapersSection({ to }: { to: string }) {
  const t = useTranslations('register.papers')
  return (
    <Section id="papers" title={t('heading')}>
      <ul className="grid gap-3">
        <li>
          <Link to={`${to}/vendor`}>{t('vendor')}</Link>
          <p className="max-w-measure text-soft">{t('vendorText')}</p>
        </li>
        <li>
          <Link to={`${to}/record`}>{t('record')}</Link>
          <p className="max-w-measure text-soft">{t('recordText')}</p>
        </li>
      </ul>
    </Section>
  )
}
