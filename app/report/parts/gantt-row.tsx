import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { GanttGeometry } from '#app/charts/gantt.ts'
import { GanttBar } from '#app/charts/pdf/gantt-bar.tsx'
import { GANTT_LEGEND, type GanttPaint } from '../gantt-paint.ts'
import type { ReportModel } from '../model/report-model.ts'
import type { GanttKind, GanttRow as Row } from '../model/roadmap-model.ts'
import { tagged } from '../tagging/tag.ts'
import { colours, text } from '../theme.ts'

type GanttRowProps = {
  row: Row | undefined
  shape: GanttGeometry['rows'][number]
  geometry: GanttGeometry
  paint: GanttPaint
  columns: { phase: number; label: number }
  accent: string
}

/** One bar with its phase, its name, and who does it. */
export function GanttRow({ row, shape, geometry, paint, columns, accent }: GanttRowProps) {
  if (!row) return null
  const { label } = shape
  const fontSize = Math.min(MOST_FONT, geometry.rowHeight * FONT_SHARE)
  const place =
    label.anchor === 'start'
      ? { left: columns.phase + columns.label + label.x, right: 0 }
      : { left: 0, right: geometry.width - label.x, textAlign: 'right' as const }
  return (
    <View style={[styles.row, { height: geometry.rowHeight }]} wrap={false} {...tagged('LI')}>
      {row.phaseLabel ? (
        <Text style={[styles.phase, { width: columns.phase, color: accent, fontSize }]}>{row.phaseLabel}</Text>
      ) : null}
      <Text style={[styles.label, { width: columns.label, fontSize, marginLeft: row.phaseLabel ? 0 : columns.phase }]}>
        {row.label}
      </Text>
      <GanttBar geometry={geometry} row={shape} paint={paint[row.kind]} hair={colours.hair} />
      {row.who ? (
        <Text style={[styles.who, place, { top: (geometry.rowHeight - WHO_HEIGHT) / 2 }]}>{row.who}</Text>
      ) : null}
    </View>
  )
}

const WHO_HEIGHT = 11
/** The font goes with the height of the rows, up to a limit. */
const MOST_FONT = 8.25
const FONT_SHARE = 0.68
const SWATCH = { width: 18, height: 8 }
const SWATCH_BAR = { id: '', bar: { x: 0.5, y: 0.5, width: 16, height: 7 }, label: { x: 0, anchor: 'start' as const } }

type LegendProps = {
  kinds: readonly GanttKind[]
  hasPerhaps: boolean
  paint: GanttPaint
  labels: ReportModel['labels']
}

/** What the bars mean, in words; only those that occur. */
export function GanttLegend({ kinds, hasPerhaps, paint, labels }: LegendProps) {
  const entries = kinds.map((kind) => ({ text: labels[GANTT_LEGEND[kind]], paint: paint[kind], hatch: '' }))
  const perhaps = { text: labels.legendPerhaps, paint: paint.scale, hatch: 'M2 7.5L9 0.5M7 7.5L14 0.5' }
  return (
    <View style={styles.legend}>
      {[...entries, ...(hasPerhaps ? [perhaps] : [])].map((entry) => (
        <View key={entry.text} style={styles.entry} {...tagged('LI')}>
          <GanttBar
            geometry={{ width: SWATCH.width, rowHeight: SWATCH.height, ticks: [] }}
            row={{ ...SWATCH_BAR, hatch: entry.hatch }}
            paint={entry.paint}
            hair={colours.hair}
          />
          <Text style={text.label}>{entry.text}</Text>
        </View>
      ))}
    </View>
  )
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', alignItems: 'center', borderBottomWidth: 0.5, borderBottomColor: colours.hair },
  phase: { ...text.minor, lineHeight: 1.2 },
  label: { ...text.body, lineHeight: 1.2, maxLines: 1, textOverflow: 'ellipsis', paddingRight: 10 },
  who: { ...text.small, fontSize: 7.5, position: 'absolute', maxLines: 1, textOverflow: 'ellipsis' },
  legend: { flexDirection: 'row', marginBottom: 10 },
  entry: { flexDirection: 'row', alignItems: 'center', marginRight: 16, gap: 5 },
})
