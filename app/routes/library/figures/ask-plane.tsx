import { useTranslations } from 'use-intl'
import { type Arm, COMMENTS, FIRST_LABELS, HELD_OUT, type Race } from '#app/core/library/label-race.ts'
import {
  BAND_WIDTH,
  bandPath,
  borderPath,
  marksOf,
  PLANE,
  placeOf,
  SHAPES,
} from '#app/core/library/label-race-drawing.ts'

type AskPlaneProps = {
  race: Race
  arm: Arm
  labels: number
  /** In words. */
  accuracy: string
  /** Whether people disagree around the border, which is shown then. */
  isDisputed: boolean
}

/** The comments as one arm sees them: its labels, its line, and the comment that comes next. */
export function AskPlane({ race, arm, labels, accuracy, isDisputed }: AskPlaneProps) {
  const t = useTranslations('figures.ask')
  const marks = marksOf(race, arm, labels)
  const { weights } = race.runs[arm].steps[labels - FIRST_LABELS] ?? {}
  return (
    <div data-plane={arm} className="grid content-start gap-1">
      <h4 className="font-semibold">{t(`arm.${arm}`)}</h4>
      <svg
        viewBox={`0 0 ${PLANE} ${PLANE}`}
        role="img"
        aria-label={t(`plane.${arm}`, { labels, comments: COMMENTS, accuracy, heldOut: HELD_OUT })}
        data-says={t.raw(`plane.${arm}`)}
        className="h-auto w-full"
      >
        {isDisputed && <path d={bandPath()} className="stroke-accent-soft" strokeWidth={BAND_WIDTH} />}
        <rect x="0.5" y="0.5" width={PLANE - 1} height={PLANE - 1} className="fill-none stroke-hair" />
        <path data-border d={weights && borderPath(weights)} className="stroke-ink" strokeWidth="1.5" />
        {race.comments.map((comment, index) => {
          const { x, y } = placeOf(comment)
          const mark = marks[index] ?? 'open'
          return (
            <path
              key={`${x} ${y}`}
              className="mark"
              data-mark={mark}
              d={SHAPES[mark]}
              transform={`translate(${x} ${y})`}
            />
          )
        })}
      </svg>
    </div>
  )
}
