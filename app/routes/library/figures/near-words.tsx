import { useFormatter, useTranslations } from 'use-intl'
import type { NearWord } from '#app/core/library/masked-word.ts'

const WIDTH = 300
const ROW = 28
/** Where the covered word stands, and a word that shares nothing with it. */
const NEAR = 8
const FAR = 190

/** How far other words lie from one, on a line each: at its left edge lies the word itself. */
export function NearWords({ word, near }: { word: string; near: readonly NearWord[] }) {
  const t = useTranslations('figures.cover')
  const format = useFormatter()
  const percent = (likeness: number) => format.number(likeness, { style: 'percent' })
  if (near.length === 0) return <p className="text-sm text-soft">{t('alone', { word })}</p>
  const height = near.length * ROW
  const words = format.list(near.map((one) => t('near', { word: one.word, likeness: percent(one.likeness) })))
  return (
    <>
      <p className="text-sm text-soft">{t('means', { word })}</p>
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={t('distance', { word, words })}
        className="h-auto w-full max-w-88"
      >
        <line x1={NEAR} x2={NEAR} y1={0} y2={height} className="stroke-accent" strokeWidth="3" />
        {near.map((one, at) => {
          const x = Math.round(10 * (NEAR + (1 - one.likeness) * (FAR - NEAR))) / 10
          const y = (at + 0.5) * ROW
          return (
            <g key={one.word}>
              <line x1={NEAR} x2={x} y1={y} y2={y} className="stroke-hair" />
              <circle cx={x} cy={y} r="4" className="fill-ink" />
              <text x={x + 10} y={y + 4.5} className="fill-ink text-[13px]">
                {one.word}
                <tspan dx="6" className="fill-soft tabular-nums">
                  {percent(one.likeness)}
                </tspan>
              </text>
            </g>
          )
        })}
      </svg>
    </>
  )
}
