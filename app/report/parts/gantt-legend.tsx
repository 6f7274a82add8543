import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { GanttBar } from '#app/charts/pdf/gantt-bar.tsx'
import { GANTT_LEGEND, type GanttPaint } from '../gantt-paint.ts'
import type { ReportModel } from '../model/report-model.ts'
import type { GanttKind } from '../model/roadmap-model.ts'
import { tagged } from '../tagging/tag.ts'
import { colours, text } from '../theme.ts'

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
  legend: { flexDirection: 'row', marginBottom: 10 },
  entry: { flexDirection: 'row', alignItems: 'center', marginRight: 16, gap: 5 },
})
