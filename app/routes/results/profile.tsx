import { useTranslations } from 'use-intl'
import { RangeBar } from '#app/charts/dom/range-bar.tsx'
import { ChartFiles } from '#app/routes/report/chart-files.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Ladder } from './ladder.tsx'
import { LevelScale } from './level-scale.tsx'
import { Reasons } from './reasons.tsx'
import type { DimensionView, ResultsView } from './results-view.server.ts'
import { Part, Section } from './section.tsx'
import type { LadderView } from './view.ts'

type ProfileProps = {
  view: Pick<ResultsView, 'base' | 'dimensions' | 'readiness' | 'readinessStandard'>
  /** They may write down what they saw themselves. */
  mayRate: boolean
}

/** Every dimension as a range; each opens its capabilities, each of those its ladder and answers. */
export function Profile({ view, mayRate }: ProfileProps) {
  const t = useTranslations('results.profile')
  return (
    <Section id="profile" title={t('title')} lead={t('lead')}>
      <div className="grid grid-cols-1 gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_16rem]">
        <div>
          <ul>
            {view.dimensions.map((dimension) => (
              <li key={dimension.id} id={`dimension-${dimension.id}`}>
                <Disclosure summary={<DimensionLine dimension={dimension} />}>
                  <Dimension dimension={dimension} />
                </Disclosure>
              </li>
            ))}
          </ul>
          {view.readiness && <ChartFiles base={view.base} chart="dimensions" name={t('title')} />}
        </div>
        {mayRate && (
          <p className="no-print lg:order-last">
            <a href={`${view.base}/second-view`} className="inline-flex min-h-11 items-center">
              {t('secondView')}
            </a>
          </p>
        )}
        {view.readiness && <Readiness text={view.readiness.text} standard={view.readinessStandard} />}
      </div>
    </Section>
  )
}

/** Small, beside the profile: it decides nothing. */
function Readiness({ text, standard }: { text: string; standard: string | null }) {
  const t = useTranslations('results.profile')
  return (
    <aside className="grid content-start gap-2">
      <p className="text-sm text-soft">{t('readiness')}</p>
      <p>
        <a href="#points" className="font-semibold font-serif text-3xl text-ink tabular-nums">
          {text}
        </a>{' '}
        <span className="text-soft">{t('of100')}</span>
      </p>
      {standard && <p className="text-sm">{standard}</p>}
      <p className="text-sm text-soft">{t('decidesNothing')}</p>
      <p className="text-sm">
        <a href="#points" className="inline-flex min-h-11 items-center lg:min-h-6">
          {t('toPoints')}
        </a>
      </p>
    </aside>
  )
}

function DimensionLine({ dimension: { name, score, standard } }: { dimension: DimensionView }) {
  const t = useTranslations('results.profile')
  return (
    <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 text-ink md:grid-cols-[13rem_minmax(0,1fr)_5rem]">
      <span>
        {name}
        {standard && <span className="block text-sm text-soft">{standard}</span>}
      </span>
      <span className="order-last col-span-2 md:order-none md:col-span-1">
        {score && <RangeBar lo={score.lo} hi={score.hi} label={t('barLabel', { name, range: score.text })} />}
      </span>
      <span className="text-right tabular-nums">{score ? score.text : t('none')}</span>
    </span>
  )
}

function Dimension({ dimension: { text, ladders } }: { dimension: DimensionView }) {
  return (
    <div className="grid gap-4">
      <p className="max-w-measure text-soft">{text}</p>
      <ul>
        {ladders.map((ladder) => (
          <li key={ladder.id} id={`capability-${ladder.id}`}>
            <Disclosure summary={<CapabilityLine ladder={ladder} />}>
              <Capability ladder={ladder} />
            </Disclosure>
          </li>
        ))}
      </ul>
    </div>
  )
}

function CapabilityLine({ ladder: { name, level, levelText } }: { ladder: LadderView }) {
  return (
    <span className="grid min-w-0 flex-1 items-center gap-x-6 gap-y-1 md:grid-cols-[minmax(0,1fr)_7.5rem_6rem]">
      <span className="text-ink">{name}</span>
      {level ? <LevelScale level={level} label={levelText} /> : <span />}
      <span className="text-sm">{levelText}</span>
    </span>
  )
}

/** A capability's ladder, and the answers that put it there. */
function Capability({ ladder, needed }: { ladder: LadderView; needed?: number }) {
  const t = useTranslations('results.needs')
  return (
    <div className="grid gap-6">
      {!ladder.isCounted && <p className="text-sm text-soft">{t('notCounted')}</p>}
      {ladder.level && <Ladder ladder={ladder} needed={needed} />}
      {ladder.reasons.length > 0 && (
        <Part title={t('because')}>
          <Reasons reasons={ladder.reasons} />
        </Part>
      )}
    </div>
  )
}
