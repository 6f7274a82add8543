import { Line, Path, Rect, Svg } from '@react-pdf/renderer'
import { layOutRangeBar } from '../range-bar.ts'
import type { ChartColours } from './colours.ts'

type RangeBarProps = { lo: number; hi: number; max?: number; width: number; height: number; colours: ChartColours }

/** The range bar on paper; its range stands beside it in words. */
export function RangeBar({ colours, ...input }: RangeBarProps) {
  const bar = layOutRangeBar(input)
  const { hatch = '', ...possible } = bar.possible ?? { x: 0, y: 0, width: 0, height: 0 }
  return (
    <Svg width={bar.width} height={bar.height} viewBox={`0 0 ${bar.width} ${bar.height}`}>
      <Line
        x1={bar.axis.x1}
        x2={bar.axis.x2}
        y1={bar.axis.y}
        y2={bar.axis.y}
        stroke={colours.hair}
        strokeWidth={0.75}
      />
      <Path
        d={bar.ticks.map(({ x, y1, y2 }) => `M${x} ${y1}V${y2}`).join('')}
        stroke={colours.hair}
        strokeWidth={0.75}
      />
      {bar.known.width > 0 ? <Rect {...bar.known} fill={colours.accent} /> : null}
      {bar.possible ? <Rect {...possible} fill="none" stroke={colours.accent} strokeWidth={0.5} /> : null}
      {bar.possible ? <Path d={hatch} stroke={colours.accent} strokeWidth={0.5} /> : null}
    </Svg>
  )
}
