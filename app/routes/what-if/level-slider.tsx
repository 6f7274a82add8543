import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { asToday, type CapabilityStops, restOf } from './what-if-view.ts'

type LevelSliderProps = {
  capability: CapabilityStops
  /** Missing: as it is today. */
  level: number | undefined
  pilot: string | null
  set: (place: number) => void
}

/**
 * One capability to set. An unknown level has a first stop of its own, on which it stays as unknown as it is; a set one
 * says its statement.
 */
export function LevelSlider({ capability, level, pilot, set }: LevelSliderProps) {
  const t = useTranslations('whatIf.slider')
  const { id, name, lowest, highest, needed } = capability
  const rest = restOf(capability)
  const isOpen = rest === asToday(capability)
  const place = level ?? rest
  const said = useStatement(capability, place)
  const places = Array.from({ length: highest - rest + 1 }, (_, at) => rest + at)
  const from = isOpen ? rest : lowest
  return (
    <div className="grid gap-1 border-hair border-t py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <label htmlFor={id} className="font-semibold">
          {name}
        </label>
        {needed !== null && pilot !== null && (
          <span className="text-sm text-soft">{t('needed', { level: needed })}</span>
        )}
      </div>
      <input
        id={id}
        name={id}
        type="range"
        className="slider"
        min={from}
        max={highest}
        step={1}
        value={place}
        onChange={(event) => set(event.currentTarget.valueAsNumber)}
        aria-valuetext={said}
        data-set={level !== undefined || undefined}
      />
      <Ticks places={isOpen ? places : range(lowest, highest)} rest={rest} isOpen={isOpen} needed={needed} />
      <div className="flex flex-wrap items-start justify-between gap-x-6">
        <output htmlFor={id} className={`min-w-0 flex-1 basis-72 text-sm ${level === undefined ? 'text-soft' : ''}`}>
          {said}
        </output>
        {level !== undefined && (
          <Button kind="quiet" type="button" className="text-sm" onClick={() => set(rest)}>
            {t('reset')} <span className="sr-only">{name}</span>
          </Button>
        )}
      </div>
    </div>
  )
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)

/** "Level 2: …", or how much is known today. */
function useStatement({ level: { lo, hi }, statements, lowest }: CapabilityStops, place: number): string {
  const t = useTranslations('whatIf.slider')
  if (place < lowest) return t('open', { lo, hi })
  return t(lo === hi && place === lo ? 'today' : 'level', { level: place, statement: statements[place] ?? '' })
}

type TicksProps = { places: readonly number[]; rest: number; isOpen: boolean; needed: number | null }

/** What the stops are called, for the eye; today's is in bold, and the one that the pilot needs is marked. */
function Ticks({ places, rest, isOpen, needed }: TicksProps) {
  return (
    <div aria-hidden="true" className="slider-ticks">
      {places.map((place) => (
        <span key={place} data-today={place === rest || undefined} data-needed={place === needed || undefined}>
          {isOpen && place === rest ? '?' : place}
        </span>
      ))}
    </div>
  )
}
