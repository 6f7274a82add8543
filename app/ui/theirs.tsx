import { useTranslations } from 'use-intl'
import { Tick } from './choice.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

/** The name under which a form sends the fields whose other text is to be kept. */
export const TAKE = 'take'

type TheirsProps = {
  /** The field that it belongs to. */
  name: string
  label: string
  /** What somebody else saved meanwhile; empty: nothing. */
  text: string
}

/** What stands in a field now, beside what was typed; a tick keeps it instead. */
export function Theirs({ name, label, text }: TheirsProps) {
  const t = useTranslations('ui.theirs')
  return (
    <div className="grid gap-1 border-notyet border-l-4 pl-4 [overflow-wrap:anywhere]">
      <p className="font-semibold text-notyet text-sm">
        {t('now')}
        <VisuallyHidden> {label}</VisuallyHidden>
      </p>
      <p className="max-w-measure whitespace-pre-line">{text || t('nothing')}</p>
      <Tick name={TAKE} value={name}>
        {t('take')}
        <VisuallyHidden> {label}</VisuallyHidden>
      </Tick>
    </div>
  )
}
