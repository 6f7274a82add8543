import { useTranslations } from 'use-intl'
import { AddressField } from '#app/ui/address-field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { AskOutcome } from './ask-vendor.server.ts'

type MadeLinkProps = { made: NonNullable<AskOutcome['made']> }

/** A link that was just made with a letter to go with it, to copy. */
export function MadeLink({ made: { link, letter } }: MadeLinkProps) {
  const t = useTranslations('vendor.requests.made')
  return (
    <Notice kind="warn" title={t('title')}>
      <div className="mt-2 grid gap-4">
        <p>{t('text')}</p>
        <AddressField label={t('link')} address={link} />
        <textarea
          readOnly
          aria-label={t('letter')}
          rows={12}
          defaultValue={letter}
          className="input bg-raise font-mono text-sm"
        />
      </div>
    </Notice>
  )
}
