import { Line, Path, Rect, Svg } from '@react-pdf/renderer'
import { layOutWeeksBar } from '../weeks-bar.ts'

type WeeksBarProps = {
  lo: number
  hi: number
  max: number
  width: number
  height: number
  colour: string
  hair: string
}

type PossibleProps = NonNullable<ReturnType<typeof layOutWeeksBar>['possible']> & { colour: string }

function Possible({ hatch, colour, ...rect }: PossibleProps) {
  return (
    <>
      <Rect {...rect} rx={1.5} fill="none" stroke={colour} strokeWidth={0.5} />
      <Path d={hatch} stroke={colour} strokeWidth={0.5} />
    </>
  )
}

/** The weeks bar on paper; its weeks stand beside it in words. */
export function WeeksBar({ colour, hair, ...input }: WeeksBarProps) {
  const { axis, bar, possible, width, height } = layOutWeeksBar(input)
  return (
    <Svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <Line x1={axis.x1} x2={axis.x2} y1={axis.y} y2={axis.y} stroke={hair} strokeWidth={0.75} />
      <Rect {...bar} rx={1.5} fill={colour} stroke={colour} strokeWidth={0.5} />
      {possible ? <Possible {...possible} colour={colour} /> : null}
    </Svg>
  )
}
