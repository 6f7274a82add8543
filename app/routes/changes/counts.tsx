import { useTranslations } from 'use-intl'
import type { ChangeRow, ChangesView } from './view.ts'

type Counted = Pick<ChangesView, 'useCases' | 'techniques' | 'levels' | 'scores'>

/** The sentence first: how many moved which way, and how many only look so. */
export function Counts({ view: { useCases, techniques, levels, scores } }: { view: Counted }) {
  const t = useTranslations('changes.sentence')
  const known = [...useCases, ...techniques, ...levels, ...scores].filter(({ isChange }) => !isChange).length
  return (
    <p className="max-w-measure">
      {t('useCases', countsOf(useCases))} {t('levels', countsOf(levels))} {known > 0 && t('known', { count: known })}
    </p>
  )
}

function countsOf(rows: readonly ChangeRow[]) {
  const count = (wanted: ChangeRow['move']) => rows.filter(({ move }) => move === wanted).length
  return { up: count('up'), down: count('down') }
}
