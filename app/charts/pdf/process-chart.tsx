import { Path, Rect, Svg, Text } from '@react-pdf/renderer'
import type { ChartMark, ProcessChartPicture } from '../process-chart.ts'
import { PROCESS_LOOKS } from '../process-looks.ts'

type ProcessChartProps = { picture: ProcessChartPicture; width: number; family: string }

/** A process behaviour chart on paper; its data stand beside it in a table. */
export function ProcessChart({ picture, width, family }: ProcessChartProps) {
  const height = (picture.height * width) / picture.width
  return (
    <Svg width={width} height={height} viewBox={`0 0 ${picture.width} ${picture.height}`}>
      {picture.marks.map((mark) => (
        <Mark key={mark.id} mark={mark} family={family} />
      ))}
    </Svg>
  )
}

function Mark({ mark, family }: { mark: ChartMark; family: string }) {
  const { fill = 'none', stroke, strokeWidth, dash, isBold } = PROCESS_LOOKS[mark.role]
  const line = stroke === undefined ? {} : { stroke, strokeWidth: strokeWidth ?? 1 }
  const dashed = dash === undefined ? {} : { strokeDasharray: dash }
  if (mark.is === 'path') return <Path d={mark.d} fill={fill} {...line} {...dashed} />
  if (mark.is === 'box') return <Rect x={mark.x} y={mark.y} width={mark.width} height={mark.height} fill={fill} />
  const style = { fontFamily: family, fontSize: 13, fontWeight: isBold ? 600 : 400 } as const
  return (
    <Text x={mark.x} y={mark.y} textAnchor={mark.anchor} fill={fill} style={style}>
      {mark.text}
    </Text>
  )
}
