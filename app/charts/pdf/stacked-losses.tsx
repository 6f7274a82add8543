import { Path, Rect, Svg } from '@react-pdf/renderer'
import { boxPath } from '../box-path.ts'
import { layOutLosses } from '../stacked-losses.ts'
import type { ChartColours } from './colours.ts'

type StackedLossesProps = {
  readiness: { lo: number; hi: number }
  losses: readonly { id: string; points: number }[]
  width: number
  height: number
  colours: ChartColours
  lostColour: string
}

/** The hundred points in one bar on paper; the table below names them. */
export function StackedLosses({ colours, lostColour, ...input }: StackedLossesProps) {
  const { reached, open, lost, width, height } = layOutLosses(input)
  const { hatch = '', ...openBox } = open ?? { x: 0, y: 0, width: 0, height: 0 }
  return (
    <Svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {reached.width > 0 ? <Rect {...reached} fill={colours.accent} /> : null}
      {open ? <Rect {...openBox} fill="none" stroke={colours.accent} strokeWidth={0.5} /> : null}
      {open ? <Path d={hatch} stroke={colours.accent} strokeWidth={0.5} /> : null}
      {lost.length > 0 ? <Path d={lost.map(boxPath).join('')} fill={lostColour} fillOpacity={0.55} /> : null}
    </Svg>
  )
}
