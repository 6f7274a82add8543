import { useTranslations } from 'use-intl'
import { showDays } from '#app/core/roadmap/show-estimate.ts'
import { comparePlans, compareVerdicts, type Moves } from '#app/core/what-if/compare-outcomes.ts'
import type { Outcome } from './what-if-view.ts'

/** What would be different from today, most important first; empty: nothing. */
export function useSentences(now: Outcome, then: Outcome): string[] {
  const t = useTranslations('whatIf.outcome')
  const verdicts = compareVerdicts(now.verdicts, then.verdicts)
  const plan = comparePlans(now.plan, then.plan)
  const moved = (count: number) => ({ more: count > 0 ? 'yes' : 'no', by: Math.abs(count) })
  const { useCases, techniques, readiness } = verdicts
  const days = plan && daysOf(plan.effortDays)
  return [
    useCases.ready !== 0 && t('useCases', moved(useCases.ready)),
    plan !== null && plan.prepareWeeks !== 0 && t('weeks', moved(plan.prepareWeeks)),
    days && t('days', days),
    techniques.ready !== 0 && t('techniques', moved(techniques.ready)),
    nearer(useCases) > 0 && t('nearer', { by: nearer(useCases) }),
    nearer(techniques) > 0 && t('nearerTechniques', { by: nearer(techniques) }),
    further(useCases) > 0 && t('further', { by: further(useCases) }),
    readiness !== null && isMoved(readiness) && t(readiness.lo + readiness.hi > 0 ? 'scoreUp' : 'scoreDown'),
  ].filter((sentence) => typeof sentence === 'string')
}

/** Nearer, and not ready for sure. */
const nearer = ({ better }: Moves) => better.filter(({ after }) => after[0] !== 'ready').length
const further = ({ worse }: Moves) => worse.length

const isMoved = ({ lo, hi }: { lo: number; hi: number }) => Math.round(lo) !== 0 || Math.round(hi) !== 0

/** The less or more of both ends, in whole days; `null`: none, or the ends go different ways. */
function daysOf({ low, high }: { low: number; high: number }) {
  if (low * high < 0 || low + high === 0) return null
  const [a, b] = [Math.abs(low), Math.abs(high)]
  const shown = showDays({ low: Math.min(a, b), high: Math.max(a, b) })
  return { more: low + high > 0 ? 'yes' : 'no', ...shown, kind: shown.low === shown.high ? 'one' : 'other' }
}
