import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useIsAlive } from '#app/routes/verdict/use-is-alive.ts'
import { Button } from '#app/ui/button.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import { PageCanvas } from './page-canvas.tsx'
import { type PagesState, usePages } from './use-pages.ts'

type PagePanelProps = {
  /** The address of the assessment. */
  base: string
  /** Changes with everything that is saved. */
  stand: string
}

/** The report as it stands, page by page beside the forms; without scripts, the way to its PDF. */
export function PagePanel({ base, stand }: PagePanelProps) {
  const t = useTranslations('reportBuilder.pages')
  const isAlive = useIsAlive()
  return (
    <section aria-labelledby="pages-title" className="grid gap-4 lg:h-full lg:grid-rows-[auto_minmax(0,1fr)]">
      <div className="flex flex-wrap items-center justify-between gap-x-6">
        <h2 id="pages-title" className="text-xl">
          {t('title')}
        </h2>
        <a href={`${base}/report.pdf`} className="inline-flex min-h-11 items-center">
          {t('openPdf')}
        </a>
      </div>
      {isAlive ? <Pages base={base} stand={stand} /> : <p className="max-w-measure text-soft">{t('asFile')}</p>}
    </section>
  )
}

function Pages({ base, stand }: PagePanelProps) {
  const t = useTranslations('reportBuilder.pages')
  const panel = useRef<HTMLDivElement>(null)
  const isSeen = useIsSeen(panel)
  const { pages, state, fail, again } = usePages({ href: `${base}/report/preview.pdf`, stand, isWanted: isSeen })
  const [number, setNumber] = useState(1)
  const place = useCallback((seen: number) => setNumber(seen), [])
  const count = pages?.sizes.length ?? 0
  const shown = Math.min(number, count)
  const goTo = (next: number) => panel.current?.querySelectorAll('canvas')[next - 1]?.scrollIntoView()
  return (
    <div ref={panel} className="grid gap-2 lg:min-h-0 lg:grid-rows-[auto_minmax(0,1fr)]">
      <div className="flex flex-wrap items-center justify-between gap-x-6 border-hair border-b bg-paper max-lg:sticky max-lg:top-0">
        <State state={state} hasPages={pages !== null} onAgain={again} />
        {pages && (
          <div className="flex items-center gap-x-1">
            <span className="text-sm text-soft tabular-nums">{t('page', { number: shown, of: count })}</span>
            <Step sign="↑" name={t('previous')} isOver={shown <= 1} onStep={() => goTo(shown - 1)} />
            <Step sign="↓" name={t('next')} isOver={shown >= count} onStep={() => goTo(shown + 1)} />
          </div>
        )}
      </div>
      {pages && (
        <section
          aria-label={t('byPage')}
          {...SCROLLED_BY_KEYS}
          className="grid content-start gap-4 lg:overflow-y-auto lg:overscroll-contain lg:pr-2"
        >
          {numbers(count).map((one) => (
            <PageCanvas key={one} pages={pages} number={one} onMiddle={place} onFailed={fail} />
          ))}
        </section>
      )}
    </div>
  )
}

const SCROLLED_BY_KEYS = { tabIndex: 0 }
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

type StepProps = { sign: string; name: string; isOver: boolean; onStep: () => void }

/** To the page before or behind; stays a place for the keyboard where there is none. */
function Step({ sign, name, isOver, onStep }: StepProps) {
  return (
    <Button
      type="button"
      kind="quiet"
      aria-disabled={isOver}
      onClick={() => !isOver && onStep()}
      className="min-w-11 justify-center aria-disabled:text-faint"
    >
      <span aria-hidden="true">{sign}</span>
      <VisuallyHidden>{name}</VisuallyHidden>
    </Button>
  )
}

type StateProps = { state: PagesState; hasPages: boolean; onAgain: () => void }

/** Calm while it goes on; what went wrong with the way on. */
function State({ state, hasPages, onAgain }: StateProps) {
  const t = useTranslations('reportBuilder.pages')
  const hasFailed = state.is === 'failed' || state.is === 'tooOften'
  const said = {
    updating: t(hasPages ? 'updating' : 'loading'),
    waiting: t('waiting'),
    current: t('current'),
    failed: t(hasPages ? 'failedOld' : 'failed'),
    tooOften: t('tooOften', { minutes: state.is === 'tooOften' ? state.minutes : 1 }),
  }
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-4 text-sm">
      <p role="status" className={hasFailed ? 'max-w-measure text-stop' : 'text-soft'}>
        {said[state.is]}
      </p>
      {hasFailed && (
        <Button type="button" kind="quiet" onClick={onAgain}>
          {t('again')}
        </Button>
      )}
    </div>
  )
}

/** Whether it was in view once: folded away, on a phone, nothing is loaded for it. */
function useIsSeen(place: { current: HTMLElement | null }): boolean {
  const [isSeen, setIsSeen] = useState(false)
  useEffect(() => {
    if (!place.current || isSeen) return
    const seeing = new IntersectionObserver(([seen]) => seen?.isIntersecting && setIsSeen(true))
    seeing.observe(place.current)
    return () => seeing.disconnect()
  }, [place, isSeen])
  return isSeen
}
