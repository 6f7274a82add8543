import { G, Line, Path, Svg, Text } from '@react-pdf/renderer'
import { layOutRadar, type RadarAxis } from '../radar.ts'
import type { ChartColours } from './colours.ts'

type RadarProps = {
  axes: readonly RadarAxis[]
  width: number
  height: number
  labelRoom: number
  colours: ChartColours
  font: { family: string; size: number }
}

/** The radar on paper; every range stands beside it in words. */
export function Radar({ colours, font, ...input }: RadarProps) {
  const radar = layOutRadar(input)
  return (
    <Svg width={radar.width} height={radar.height} viewBox={`0 0 ${radar.width} ${radar.height}`}>
      <G transform={`translate(${radar.centre.x} ${radar.centre.y})`}>
        {radar.rings.map((ring) => (
          <Path key={ring} d={ring} fill="none" stroke={colours.hair} strokeWidth={0.75} />
        ))}
        {radar.spokes.map(({ x, y }) => (
          <Line key={`${x} ${y}`} x1={0} y1={0} x2={x} y2={y} stroke={colours.hair} strokeWidth={0.5} />
        ))}
        <Path
          d={radar.possible}
          fill={colours.accent}
          fillOpacity={0.12}
          stroke={colours.accent}
          strokeWidth={0.75}
          strokeDasharray="4 3"
        />
        <Path d={radar.known} fill={colours.accent} fillOpacity={0.35} stroke={colours.accent} strokeWidth={0.75} />
        {radar.labels.map(({ text, x, y, anchor }) => (
          <Text
            key={text}
            x={x}
            y={y + font.size / 3}
            textAnchor={anchor}
            fill={colours.soft}
            style={{ fontFamily: font.family, fontSize: font.size }}
          >
            {text}
          </Text>
        ))}
      </G>
    </Svg>
  )
}
