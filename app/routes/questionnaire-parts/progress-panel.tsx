import { useTranslations } from 'use-intl'
import { ProgressLine } from '#app/ui/progress-line.tsx'

type ProgressPanelProps = {
  /** In order; only questions that apply are counted. */
  sections: readonly { id: string; answered: number; total: number }[]
  /** Whole minutes; 0 when nothing is open. */
  minutesLeft: number
}

/** How far, and how long still. */
export function ProgressPanel({ sections, minutesLeft }: ProgressPanelProps) {
  const t = useTranslations('questionnaire')
  const done = sections.reduce((sum, section) => sum + section.answered, 0)
  const total = sections.reduce((sum, section) => sum + section.total, 0)
  return (
    <div className="grid gap-3">
      <ProgressLine
        label={t('progress')}
        text={t('answeredOf', { done, total })}
        parts={sections.map(({ id, answered, total }) => ({ id, done: answered, total }))}
      />
      <p className="text-sm text-soft">{t('progressLine', { done, total, minutes: minutesLeft })}</p>
    </div>
  )
}
