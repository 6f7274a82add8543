import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useIsAlive } from '#app/routes/verdict/use-is-alive.ts'
import { Button } from '#app/ui/button.tsx'

const MINUTES = [3, 5, 8, 10, 15, 20]
const USUAL = 8

/** How much of the time for one question is left; nothing where no script runs. */
export function WorkshopTimer({ questionId }: { questionId: string }) {
  const t = useTranslations('agreement.timer')
  const [minutes, setMinutes] = useState(USUAL)
  if (!useIsAlive()) return null
  return (
    <fieldset aria-label={t('label')} className="no-print flex flex-wrap items-center gap-x-4 gap-y-2">
      <label className="flex items-center gap-2 text-sm">
        {t('minutes')}
        <select
          className="input w-auto"
          value={minutes}
          onChange={(event) => setMinutes(Number(event.currentTarget.value))}
        >
          {MINUTES.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <Countdown key={`${questionId} ${minutes}`} seconds={60 * minutes} />
    </fieldset>
  )
}

/** Runs, stops and goes on; said aloud only when it is over. */
function Countdown({ seconds }: { seconds: number }) {
  const t = useTranslations('agreement.timer')
  const [left, setLeft] = useState(seconds)
  /** In milliseconds since 1970; `null`: it stands still. */
  const [until, setUntil] = useState<number | null>(null)
  useEffect(() => {
    if (until === null) return
    const tick = () => {
      const now = Math.max(0, Math.ceil((until - Date.now()) / 1000))
      setLeft(now)
      if (now === 0) setUntil(null)
    }
    const ticking = setInterval(tick, 250)
    return () => clearInterval(ticking)
  }, [until])
  const isOver = left === 0
  return (
    <>
      <span
        role="timer"
        className={`min-w-[4ch] font-semibold text-2xl tabular-nums ${isOver ? 'text-notyet' : 'text-ink'}`}
      >
        {Math.floor(left / 60)}:{String(left % 60).padStart(2, '0')}
      </span>
      <output className="font-semibold text-notyet">{isOver ? t('over') : ''}</output>
      {!isOver && (
        <Button type="button" onClick={() => setUntil(until === null ? Date.now() + 1000 * left : null)}>
          {t(until === null ? 'start' : 'stop')}
        </Button>
      )}
      {left !== seconds && (
        <Button
          kind="quiet"
          type="button"
          onClick={() => {
            setUntil(null)
            setLeft(seconds)
          }}
        >
          {t('reset')}
        </Button>
      )}
    </>
  )
}
