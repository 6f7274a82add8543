import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Interval } from '#app/core/scoring/result.ts'
import { comparePlans, compareVerdicts, type MovedTarget } from '#app/core/what-if/compare-outcomes.ts'
import type { TargetOutcome } from '#app/core/what-if/what-if.ts'
import { PlanFigures } from './plan-figures.tsx'
import type { NamedTarget, Outcome, WhatIfView } from './what-if-view.ts'

type OutcomePanelProps = { view: WhatIfView; outcome: Outcome; isAnySet: boolean; isPlanning: boolean }

/** What would be different from today, in sentences first, then in figures and names. */
export function OutcomePanel({ view, outcome, isAnySet, isPlanning }: OutcomePanelProps) {
  const t = useTranslations('whatIf.outcome')
  const { now, useCases, techniques } = view
  const verdicts = compareVerdicts(now.verdicts, outcome.verdicts)
  const plan = comparePlans(now.plan, outcome.plan)
  const moved = (count: number) => ({ more: count > 0 ? 'yes' : 'no', by: Math.abs(count) })
  const sentences = [
    verdicts.useCases.ready !== 0 && t('useCases', moved(verdicts.useCases.ready)),
    verdicts.techniques.ready !== 0 && t('techniques', moved(verdicts.techniques.ready)),
    plan !== null && plan.prepareWeeks !== 0 && t('weeks', moved(plan.prepareWeeks)),
  ].filter((sentence) => sentence !== false)
  return (
    <section aria-labelledby="outcome-title" className="rounded-lg bg-raise p-5">
      <h2 id="outcome-title" className="text-lg">
        {t('title')}
      </h2>
      <div role="status" className="mt-3 grid gap-1" data-planning={isPlanning}>
        {!isAnySet && <p className="text-soft">{t('nothingSet')}</p>}
        {isAnySet && sentences.length === 0 && <p>{t('same')}</p>}
        {isAnySet &&
          sentences.map((sentence) => (
            <p key={sentence} className="font-semibold">
              {sentence}
            </p>
          ))}
      </div>
      <dl className="mt-4 grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2 border-hair border-t pt-4 text-sm tabular-nums">
        <Change
          term={t('readiness')}
          now={useRange(now.verdicts.readiness)}
          then={useRange(outcome.verdicts.readiness)}
        />
        <Change
          term={t('ready')}
          now={countReady(now.verdicts.useCases)}
          then={countReady(outcome.verdicts.useCases)}
        />
        <Change
          term={t('readyTechniques')}
          now={countReady(now.verdicts.techniques)}
          then={countReady(outcome.verdicts.techniques)}
        />
        <PlanFigures now={now.plan} then={outcome.plan} />
      </dl>
      <Moved title={t('better')} moves={verdicts.useCases.better} named={useCases} />
      <Moved title={t('worse')} moves={verdicts.useCases.worse} named={useCases} />
      <Moved title={t('betterTechniques')} moves={verdicts.techniques.better} named={techniques} />
      <Moved title={t('worseTechniques')} moves={verdicts.techniques.worse} named={techniques} />
    </section>
  )
}

const countReady = (targets: readonly TargetOutcome[]) =>
  String(targets.filter(({ range }) => range?.[0] === 'ready').length)

/** To whole points; a level that is not known leaves a range. */
function useRange(interval: Interval | null): string {
  const t = useTranslations('whatIf.outcome')
  if (interval === null) return t('none')
  const [lo, hi] = [Math.round(interval.lo), Math.round(interval.hi)]
  return t('range', { lo, hi, kind: lo === hi ? 'one' : 'other' })
}

/** What is, and if it differs, what would be. */
export function Change({ term, now, then }: { term: string; now: string; then: string }) {
  const t = useTranslations('whatIf.outcome')
  return (
    <>
      <dt className="text-soft">{term}</dt>
      <dd className="text-right">
        {now === then ? (
          now
        ) : (
          <>
            <span className="text-soft">{now}</span> <span aria-hidden="true">→</span>{' '}
            <span className="sr-only">{t('becomes')}</span> <b>{then}</b>
          </>
        )}
      </dd>
    </>
  )
}

type MovedProps = { title: string; moves: readonly MovedTarget[]; named: readonly NamedTarget[] }

function Moved({ title, moves, named }: MovedProps) {
  const t = useTranslations('whatIf')
  if (moves.length === 0) return null
  const verdict = ([worst, best]: MovedTarget['before']) =>
    worst === best
      ? t(`verdict.${worst}`)
      : t('verdictRange', { worst: t(`verdict.${worst}`), best: t(`verdict.${best}`) })
  return (
    <div className="mt-4 grid gap-1 border-hair border-t pt-4 text-sm">
      <h3 className="font-sans font-semibold text-base">{title}</h3>
      <ul className="grid gap-2">
        {named.flatMap(({ id, name, href }) => {
          const move = moves.find((each) => each.id === id)
          if (!move) return []
          return [
            <li key={id} className="grid [overflow-wrap:anywhere]">
              <Link to={href}>{name}</Link>
              <span className="text-soft">
                {t('moved', { before: verdict(move.before), after: verdict(move.after) })}
              </span>
            </li>,
          ]
        })}
      </ul>
    </div>
  )
}
