import { useTranslations } from 'use-intl'
import { CopyLink } from '#app/routes/assessments/private-link.tsx'

/** Lines that break once more on a narrow screen, so that its end is seen all the same. */
const SPARE = 4

/** A link that was just made, with a letter to go with it, to copy. */
export function MadeLink({ link, letter }: { link: string; letter: string }) {
  const t = useTranslations('delivery.made')
  return (
    <div className="grid max-w-form gap-6">
      <CopyLink link={link} />
      <div className="grid gap-2">
        <p className="max-w-measure text-soft">{t('letterText')}</p>
        <textarea
          readOnly
          aria-label={t('letter')}
          rows={letter.split('\n').length + SPARE}
          defaultValue={letter}
          className="input bg-raise text-sm"
        />
      </div>
    </div>
  )
}
