import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { ApplyLevels } from './apply-levels.tsx'
import { LevelSlider } from './level-slider.tsx'
import { OutcomeBar, OutcomePanel } from './outcome-panel.tsx'
import { useWhatIf } from './use-what-if.ts'
import { type Levels, settingOf, type WhatIfView } from './what-if-view.ts'

const FORM = 'levels-to-try'

type WhatIfPageProps = { view: WhatIfView; isSubmitted: boolean; mayApply: boolean }

/** Every capability as a slider, and beside them what would change. Without a script its button works it out. */
export function WhatIfPage({ view, isSubmitted, mayApply }: WhatIfPageProps) {
  const t = useTranslations('whatIf')
  const { levels, outcome, state, isPlanning, change } = useWhatIf(view)
  const isAnySet = Object.keys(levels).length > 0
  const set = (id: string, place: number) =>
    change(settingOf(view.dimensions, (each) => (each === id ? place : levels[each])))
  return (
    <>
      <p className="no-print mb-2 flex flex-wrap gap-x-6 [&_a]:inline-flex [&_a]:min-h-11 [&_a]:items-center">
        <Link to={`${view.base}/results`}>{t('toResults')}</Link>
        <Link to={`${view.base}/roadmap`}>{t('toRoadmap')}</Link>
      </p>
      <h1 className="max-w-[26ch] md:text-4xl">{t('title')}</h1>
      <p className="mt-4 max-w-measure text-lg text-soft">{t('lead')}</p>
      <div className="mt-10 grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <Form
          id={FORM}
          method="get"
          replace
          preventScrollReset
          className="order-2 grid content-start gap-10 lg:order-1"
        >
          {view.dimensions.map((dimension) => (
            <Dimension key={dimension.id} dimension={dimension} levels={levels} pilot={view.pilot} set={set} />
          ))}
          <OutcomeBar now={view.now} outcome={outcome} isAnySet={isAnySet} />
        </Form>
        <div className="order-1 lg:order-2">
          <div className="grid gap-6 lg:sticky lg:top-6 lg:max-h-[calc(100vh-3rem)] lg:overflow-y-auto">
            <OutcomePanel view={view} outcome={outcome} isAnySet={isAnySet} isPlanning={isPlanning} />
            {state === 'failed' && <p className="text-soft">{t('failed')}</p>}
            <p className="flex flex-wrap items-center gap-x-6 gap-y-2" hidden={state === 'live' && !isAnySet}>
              {state !== 'live' && <Button form={FORM}>{t('show')}</Button>}
              {isAnySet && <ResetAll isLive={state === 'live'} base={view.base} reset={() => change({})} />}
            </p>
            {mayApply && isAnySet && <ApplyLevels view={view} levels={levels} isSubmitted={isSubmitted} />}
          </div>
        </div>
      </div>
    </>
  )
}

type ResetAllProps = { isLive: boolean; base: string; reset: () => void }

/** Without a script a link does it. */
function ResetAll({ isLive, base, reset }: ResetAllProps) {
  const t = useTranslations('whatIf')
  return isLive ? (
    <Button kind="quiet" type="button" onClick={reset}>
      {t('resetAll')}
    </Button>
  ) : (
    <a href={`${base}/what-if`} className="inline-flex min-h-11 items-center">
      {t('resetAll')}
    </a>
  )
}

type DimensionProps = {
  dimension: WhatIfView['dimensions'][number]
  levels: Levels
  pilot: string | null
  set: (id: string, place: number) => void
}

function Dimension({ dimension: { id, name, capabilities }, levels, pilot, set }: DimensionProps) {
  return (
    <section aria-labelledby={`dimension-${id}`}>
      <h2 id={`dimension-${id}`} className="mb-2">
        {name}
      </h2>
      {capabilities.map((capability) => (
        <LevelSlider
          key={capability.id}
          capability={capability}
          level={levels[capability.id]}
          pilot={pilot}
          set={(place) => set(capability.id, place)}
        />
      ))}
    </section>
  )
}
