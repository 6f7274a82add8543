import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { showDays, showMoney } from '#app/core/roadmap/show-estimate.ts'
import type { PlanOutcome } from '#app/core/what-if/what-if.ts'
import { withCurrency } from '#app/messages/money.ts'
import { Change } from './change.tsx'

type PlanFiguresProps = { now: PlanOutcome | null; then: PlanOutcome | null }

/** Weeks, days and money of the plan for the same targets; where there is none, why. */
export function PlanFigures({ now, then }: PlanFiguresProps) {
  const t = useTranslations('whatIf.plan')
  const was = usePlanWords(now)
  const is = usePlanWords(then)
  if (now === null || then === null) return <Change term={t('plan')} now={t('none')} then={t('none')} />
  if (was.refused !== null || is.refused !== null)
    return <Change term={t('plan')} now={was.refused ?? t('there')} then={is.refused ?? t('there')} />
  return (
    <>
      <Change term={t('prepareWeeks')} now={was.prepareWeeks} then={is.prepareWeeks} />
      <Change term={t('weeks')} now={was.weeks} then={is.weeks} />
      <Change term={t('days')} now={was.days} then={is.days} />
      <Change term={t('cost')} now={was.cost} then={is.cost} />
    </>
  )
}

/** Each figure as it is shown; `refused` says why there are none. */
function usePlanWords(plan: PlanOutcome | null) {
  const t = useTranslations('whatIf.plan')
  const format = useFormatter()
  const locale = useLocale()
  if (plan === null) return { refused: t('none'), prepareWeeks: '', weeks: '', days: '', cost: '' }
  if ('refused' in plan)
    return { refused: t(`refused.${plan.refused}`), prepareWeeks: '', weeks: '', days: '', cost: '' }
  const days = showDays(plan.effortDays)
  const money = showMoney(plan.cost)
  const range = (amount: { low: number; high: number }, shown: (figure: number) => string) => {
    const kind = amount.low === amount.high ? 'one' : 'other'
    return t('range', { low: shown(amount.low), high: shown(amount.high), kind })
  }
  const whole = (figure: number) => format.number(figure)
  return {
    refused: null,
    prepareWeeks: t('inWeeks', { count: plan.prepareWeeks }),
    weeks: t('inWeeks', { count: plan.weeks }),
    days: range(days, whole),
    cost: withCurrency(locale, plan.cost.currency)(range(money, whole)),
  }
}
