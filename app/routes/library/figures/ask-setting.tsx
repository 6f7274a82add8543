import { useFormatter, useTranslations } from 'use-intl'
import {
  ARMS,
  FIRST_LABELS,
  HELD_OUT,
  LAST_LABELS,
  runRace,
  type Setting,
  standingOf,
} from '#app/core/library/label-race.ts'
import { AVERAGES, COMPARED_AT, DRAWS, labelsToReach } from '#app/core/library/label-race-averages.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { AskCurves } from './ask-curves.tsx'
import { AskLegend } from './ask-legend.tsx'
import { AskPlane } from './ask-plane.tsx'

/** The draw and the number of labels at which the figure stands before anybody has touched it. */
const DRAW = 1
const LABELS = 12
/** The share of right answers by which a setting is summed up. */
const LEVELS: Record<Setting, number> = { clear: 0.95, disputed: 0.75 }
const ACTS = ['one', 'five', 'reset', 'draw'] as const

/** Both ways of labelling on comments of one kind, and how many labels they needed. */
export function AskSetting({ setting }: { setting: Setting }) {
  const t = useTranslations('figures.ask')
  const format = useFormatter()
  const percent = (share: number) => format.number(share, { style: 'percent' })
  const race = stillOf(setting)
  const { asked, random, probability } = standingOf(race, LABELS)
  const { ahead, behind, ...means } = AVERAGES[setting]
  const level = LEVELS[setting]
  const isDisputed = setting === 'disputed'
  return (
    <div data-setting={setting} data-draw={DRAW} data-labels={LABELS} className="grid gap-6">
      <p className="max-w-measure">{t(`setting.${setting}.about`)}</p>
      <div className="grid grid-cols-2 gap-4 sm:gap-8">
        {ARMS.map((arm) => (
          <AskPlane
            key={arm}
            race={race}
            arm={arm}
            labels={LABELS}
            accuracy={percent(arm === 'asked' ? asked : random)}
            isDisputed={isDisputed}
          />
        ))}
      </div>
      <div className="grid gap-2">
        <p className="text-sm text-soft">{t('axes')}</p>
        <AskLegend isDisputed={isDisputed} />
      </div>
      <div className="grid gap-3">
        <p aria-live="polite" aria-atomic="true" className="max-w-measure font-serif text-lg">
          <span data-said={t.raw('status')}>
            {t('status', {
              draw: DRAW,
              labels: LABELS,
              heldOut: HELD_OUT,
              asked: percent(asked),
              random: percent(random),
            })}
          </span>{' '}
          <span data-next={t.raw('next')} data-end={t('end')}>
            {probability === null ? t('end') : t('next', { probability: percent(probability) })}
          </span>
        </p>
        {/* Shown by the island: without it they would do nothing. */}
        <div hidden data-acts className="no-print flex flex-wrap gap-3">
          {ACTS.map((act) => (
            <Button key={act} type="button" data-act={act} kind={act === 'draw' ? 'quiet' : 'secondary'}>
              {t(`do.${act}`)}
            </Button>
          ))}
        </div>
      </div>
      <AskCurves race={race} labels={LABELS} means={means} />
      <p className="max-w-measure">
        {t(`found.${setting}`, {
          draws: DRAWS,
          level: percent(level),
          asked: labelsToReach(means.asked, level) ?? LAST_LABELS,
          random: labelsToReach(means.random, level) ?? LAST_LABELS,
          labels: COMPARED_AT,
          ahead,
          behind,
        })}
      </p>
      <Disclosure summary={t('table', { draws: DRAWS })}>
        <MeansTable means={means} />
      </Disclosure>
    </div>
  )
}

type Means = { asked: readonly number[]; random: readonly number[] }
/** Every so many labels a row. */
const EVERY = 4

function MeansTable({ means }: { means: Means }) {
  const t = useTranslations('figures.ask')
  const format = useFormatter()
  const rows = Array.from({ length: (LAST_LABELS - FIRST_LABELS) / EVERY + 1 }, (_, at) => FIRST_LABELS + at * EVERY)
  const columns: Column<number>[] = [
    { id: 'labels', header: t('labels'), cell: (labels) => labels },
    ...ARMS.map((arm) => ({
      id: arm,
      header: t(`arm.${arm}`),
      label: t(`arm.${arm}`),
      align: 'end' as const,
      cell: (labels: number) =>
        format.number(means[arm][labels - FIRST_LABELS] ?? 0, { style: 'percent', minimumFractionDigits: 1 }),
    })),
  ]
  return <Table caption={t('table', { draws: DRAWS })} isCaptionHidden columns={columns} rows={rows} rowKey={String} />
}

const stills = new Map<Setting, ReturnType<typeof runRace>>()

/** Computed once: it is the same for everybody. */
function stillOf(setting: Setting) {
  const race = stills.get(setting) ?? runRace(setting, DRAW)
  stills.set(setting, race)
  return race
}
