import { useTranslations } from 'use-intl'
import type { LadderView, RungView } from './view.ts'

type LadderProps = {
  ladder: Pick<LadderView, 'level' | 'rungs'>
  needed?: number /** A level that would help beyond that. */
  wished?: number
}

/** The five statements of a capability, lowest first, with "you are here". */
export function Ladder({ ladder: { level, rungs }, needed, wished }: LadderProps) {
  return (
    <ol className="grid max-w-measure">
      {rungs.map((rung) => (
        <Rung
          key={rung.level}
          rung={rung}
          mark={level && markOf(rung, level)}
          asked={rung.level === needed ? 'needed' : rung.level === wished ? 'wished' : null}
        />
      ))}
    </ol>
  )
}

type Mark = 'here' | 'possibleFrom' | 'possible' | 'possibleTo' | null

function markOf({ level }: RungView, { lo, hi }: { lo: number; hi: number }): Mark {
  if (level < lo || level > hi) return null
  if (lo === hi) return 'here'
  if (level === lo) return 'possibleFrom'
  return level === hi ? 'possibleTo' : 'possible'
}

const bars: Record<RungView['state'], string> = {
  reached: 'border-accent',
  possible: 'border-open border-dashed',
  ahead: 'border-hair',
}

function Rung({ rung, mark, asked }: { rung: RungView; mark: Mark; asked: 'needed' | 'wished' | null }) {
  const t = useTranslations('results.ladder')
  const words = [mark && mark !== 'possible' && t(mark), asked && t(asked)].filter((word) => typeof word === 'string')
  return (
    <li
      className={`grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2 border-l-2 py-1.5 pl-4 ${bars[rung.state]} ${mark === 'here' ? 'bg-accent-soft' : ''}`}
      aria-current={mark === 'here' ? 'step' : undefined}
    >
      <span className="text-faint tabular-nums">{rung.level}</span>
      <span className={mark === 'here' || asked ? '' : 'text-soft'}>
        {words.length > 0 && (
          <span
            className={`block font-semibold text-sm ${mark === null ? 'text-notyet' : mark === 'here' ? 'text-accent' : 'text-open'}`}
          >
            {words.join(' · ')}
          </span>
        )}
        <RungText rung={rung} />
      </span>
    </li>
  )
}

/** A statement, and the facts that it is made of. */
export function RungText({ rung: { text, facts } }: { rung: RungView }) {
  if (facts.length === 0) return text
  return (
    <>
      {text}
      <span className="mt-1 grid gap-0.5">
        {facts.map((fact) => (
          <span key={fact} className="grid grid-cols-[1rem_minmax(0,1fr)]">
            <span aria-hidden="true">–</span>
            {fact}
          </span>
        ))}
      </span>
    </>
  )
}
