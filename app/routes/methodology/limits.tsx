import { useTranslations } from 'use-intl'
import { Part } from './part.tsx'

const LIMITS = ['self', 'success', 'choices', 'made', 'estimates', 'law', 'claims', 'change'] as const

/** What is not promised. */
export function Limits() {
  const t = useTranslations('methodology')
  return (
    <Part id="limits" title={t('parts.limits')} text={t('limits.text')}>
      <ul className="grid max-w-measure">
        {LIMITS.map((id) => (
          <li key={id} className="border-hair border-b py-3">
            {t(`limits.list.${id}`)}
          </li>
        ))}
      </ul>
    </Part>
  )
}
