import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Interval } from '#app/core/scoring/result.ts'
import { compareVerdicts, type MovedTarget } from '#app/core/what-if/compare-outcomes.ts'
import type { TargetOutcome } from '#app/core/what-if/what-if.ts'
import { Change } from './change.tsx'
import { PlanFigures } from './plan-figures.tsx'
import { useSentences } from './use-sentences.ts'
import type { NamedTarget, Outcome, WhatIfView } from './what-if-view.ts'

/** So many sentences leave room for the sliders. */
const IN_BAR = 2

type OutcomePanelProps = { view: WhatIfView; outcome: Outcome; isAnySet: boolean; isPlanning: boolean }

/** What would be different from today, in sentences first, then in figures and names. */
export function OutcomePanel({ view, outcome, isAnySet, isPlanning }: OutcomePanelProps) {
  const t = useTranslations('whatIf.outcome')
  const { now, useCases, techniques } = view
  const verdicts = compareVerdicts(now.verdicts, outcome.verdicts)
  const sentences = useSentences(now, outcome)
  return (
    <section id="outcome" aria-labelledby="outcome-title" className="rounded-lg bg-raise p-5">
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
      <dl className="mt-4 grid gap-y-2 border-hair border-t pt-4 text-sm tabular-nums">
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

type OutcomeBarProps = Pick<OutcomePanelProps, 'outcome' | 'isAnySet'> & Pick<WhatIfView, 'now'>

/** The same in short, where the panel is out of sight on a narrow screen: for the eye alone, the panel is what is heard. */
export function OutcomeBar({ now, outcome, isAnySet }: OutcomeBarProps) {
  const t = useTranslations('whatIf.outcome')
  const sentences = useSentences(now, outcome)
  if (!isAnySet) return null
  return (
    <div className="sticky bottom-0 z-10 -mx-5 flex flex-wrap items-center justify-between gap-x-4 border-hair border-t bg-raise px-5 py-1 text-sm lg:hidden print:hidden">
      <span aria-hidden="true" className="grid min-w-0 flex-1 basis-48">
        {sentences.length === 0 && <span>{t('same')}</span>}
        {sentences.slice(0, IN_BAR).map((sentence) => (
          <span key={sentence} className="font-semibold">
            {sentence}
          </span>
        ))}
      </span>
      <a href="#outcome" className="inline-flex min-h-11 items-center">
        {t('details')}
      </a>
    </div>
  )
}
