import { useTranslations } from 'use-intl'

/** A box to tick by hand. */
export function Box({ ticked = false }: { ticked?: boolean }) {
  return <span className="sheet-box" data-ticked={ticked || undefined} aria-hidden="true" />
}

/** Lines to write on. */
export function Lines({ count }: { count: number }) {
  const t = useTranslations('templates')
  return (
    <div>
      <span className="sr-only">{t('toFillIn')}</span>
      {Array.from({ length: count }, (_, line) => line).map((line) => (
        <div key={line} className="sheet-line" />
      ))}
    </div>
  )
}
