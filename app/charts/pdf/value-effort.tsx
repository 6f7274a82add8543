import { G, Line, Path, Svg, Text } from '@react-pdf/renderer'
import { layOutValueEffort, type ValueEffortInput } from '../value-effort.ts'
import type { ChartColours } from './colours.ts'

type ValueEffortProps = ValueEffortInput & {
  axes: { cost: string; net: string }
  colours: ChartColours
  family: string
}

/** Value against effort on paper; its table stands below. */
export function ValueEffort({ axes, colours, family, ...input }: ValueEffortProps) {
  const { width, height, plot, zero, costTicks, netTicks, crosses } = layOutValueEffort(input)
  const small = { fontFamily: family, fontSize: 8 } as const
  const bold = { fontFamily: family, fontSize: 9.5, fontWeight: 600 } as const
  return (
    <Svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <Path
        d={netTicks.map(({ y }) => `M${plot.left} ${y}H${plot.right}`).join('')}
        stroke={colours.hair}
        strokeWidth={0.5}
      />
      <Line x1={plot.left} x2={plot.right} y1={zero} y2={zero} stroke={colours.soft} strokeWidth={0.75} />
      {netTicks.map(({ y, text }) => (
        <Text key={text} x={plot.left - 6} y={y + 3} textAnchor="end" fill={colours.soft} style={small}>
          {text}
        </Text>
      ))}
      {costTicks.map(({ x, text }, at) => (
        <Text
          key={text}
          x={x}
          y={plot.bottom + 13}
          textAnchor={at === costTicks.length - 1 ? 'end' : 'middle'}
          fill={colours.soft}
          style={small}
        >
          {text}
        </Text>
      ))}
      <Text x={0} y={9} fill={colours.soft} style={small}>
        {axes.net}
      </Text>
      {crosses.map(({ letter, arms, likely, isFirst }) => (
        <G key={letter}>
          <Path d={arms} fill="none" stroke={isFirst ? colours.accent : colours.faint} strokeWidth={0.9} />
          <Path d={likely} fill="none" stroke={isFirst ? colours.accent : colours.faint} strokeWidth={3.5} />
        </G>
      ))}
      {crosses.map(({ letter, label: { x, y } }) => (
        <Text key={letter} x={x} y={y} textAnchor="middle" fill={colours.ink} style={bold}>
          {letter}
        </Text>
      ))}
    </Svg>
  )
}
