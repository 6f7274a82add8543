import { Line, Path, Rect, Svg } from '@react-pdf/renderer'
import { layOutWeeksBar } from '../weeks-bar.ts'

type WeeksBarProps = {
  lo: number
  hi: number
  max: number
  width: number
  height: number
  isOpen: boolean
  colour: string
  hair: string
}

/** The weeks bar on paper; its weeks stand beside it in words. */
export function WeeksBar({ isOpen, colour, hair, ...input }: WeeksBarProps) {
  const { axis, bar, width, height } = layOutWeeksBar(input)
  const { hatch, ...rect } = bar
  return (
    <Svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <Line x1={axis.x1} x2={axis.x2} y1={axis.y} y2={axis.y} stroke={hair} strokeWidth={0.75} />
      <Rect {...rect} rx={1.5} fill={isOpen ? 'none' : colour} stroke={colour} strokeWidth={0.5} />
      {isOpen ? <Path d={hatch} stroke={colour} strokeWidth={0.5} /> : null}
    </Svg>
  )
}
