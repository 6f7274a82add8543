import { Path, Svg } from '@react-pdf/renderer'
import { type HeatCell, layOutHeatStrip } from '../heat-strip.ts'

type HeatStripProps = {
  cells: readonly HeatCell[]
  colours: Record<'hair' | 'edge' | 'soft' | 'notyet' | 'nearly' | 'ready', string>
}

/** How high each of a few things is, side by side on paper: filled as far as it is sure, hatched as far as it is possible. */
export function HeatStrip({ cells, colours }: HeatStripProps) {
  const { width, height, ground, known, possible, none } = layOutHeatStrip(cells)
  return (
    <Svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {ground ? <Path d={ground} fill={colours.hair} /> : null}
      {known.low ? <Path d={known.low} fill={colours.notyet} /> : null}
      {known.middle ? <Path d={known.middle} fill={colours.nearly} /> : null}
      {known.high ? <Path d={known.high} fill={colours.ready} /> : null}
      {possible ? <Path d={possible} stroke={colours.soft} strokeWidth={0.6} /> : null}
      {none ? <Path d={none} stroke={colours.edge} strokeWidth={1} /> : null}
    </Svg>
  )
}
