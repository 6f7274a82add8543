import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { GanttGeometry } from '#app/charts/gantt.ts'
import { GanttBar } from '#app/charts/pdf/gantt-bar.tsx'
import type { GanttPaint } from '../gantt-paint.ts'
import type { GanttRow } from '../model/roadmap-model.ts'
import { tagged } from '../tagging/tag.ts'
import { colours, text } from '../theme.ts'

/** Points that the names of phases and rows take. */
export const GANTT_COLUMNS = { phase: 62, label: 196 } as const

type GanttPhaseProps = {
  rows: readonly GanttRow[]
  /** A page may end in it: it is longer than one, or stands first, where the title would be left behind. */
  isCut: boolean
  geometry: GanttGeometry
  paint: GanttPaint
  accent: string
}

/** The bars of one phase beside its name, which stands again where the phase goes on over a page. */
export function GanttPhase({ rows, isCut, geometry, paint, accent }: GanttPhaseProps) {
  const { rowHeight } = geometry
  const fontSize = fontFor(rowHeight)
  return (
    <View wrap={isCut}>
      <Text
        style={[styles.phase, { color: accent, fontSize, top: (rowHeight - fontSize * PHASE_LINE) / 2 }]}
        fixed
        {...tagged('H3')}
      >
        {rows[0]?.phaseLabel}
      </Text>
      {rows.map((row) => {
        const shape = geometry.rows.find(({ id }) => id === row.id)
        return shape && <Row key={row.id} {...{ row, shape, geometry, paint }} />
      })}
    </View>
  )
}

type RowProps = {
  row: GanttRow
  shape: GanttGeometry['rows'][number]
  geometry: GanttGeometry
  paint: GanttPaint
}

/** One bar with its name and who does it; its days are told to whoever does not see it. */
function Row({ row, shape, geometry, paint }: RowProps) {
  const { label } = shape
  const place =
    label.anchor === 'start'
      ? { left: GANTT_COLUMNS.phase + GANTT_COLUMNS.label + label.x, right: 0 }
      : { left: 0, right: geometry.width - label.x, textAlign: 'right' as const }
  return (
    <View style={[styles.row, { height: geometry.rowHeight }]} wrap={false} {...tagged('LI')}>
      <Text style={[styles.label, { fontSize: fontFor(geometry.rowHeight) }]}>{row.label}</Text>
      <View {...(row.dates ? tagged('Figure', { alt: row.dates }) : {})}>
        <GanttBar geometry={geometry} row={shape} paint={paint[row.kind]} hair={colours.hair} />
      </View>
      {row.who ? (
        <Text style={[styles.who, place, { top: (geometry.rowHeight - WHO_HEIGHT) / 2 }]}>{row.who}</Text>
      ) : null}
    </View>
  )
}

const WHO_HEIGHT = 11
const PHASE_LINE = 1.2
/** The font goes with the height of the rows, up to a limit. */
const FONT = { most: 8.25, share: 0.68 }

function fontFor(rowHeight: number): number {
  return Math.min(FONT.most, rowHeight * FONT.share)
}

const styles = StyleSheet.create({
  phase: { ...text.minor, lineHeight: PHASE_LINE, position: 'absolute', left: 0, width: GANTT_COLUMNS.phase - 4 },
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    paddingLeft: GANTT_COLUMNS.phase,
    borderBottomWidth: 0.5,
    borderBottomColor: colours.hair,
  },
  label: {
    ...text.body,
    lineHeight: 1.2,
    maxLines: 1,
    textOverflow: 'ellipsis',
    width: GANTT_COLUMNS.label,
    paddingRight: 10,
  },
  who: { ...text.small, fontSize: 7.5, position: 'absolute', maxLines: 1, textOverflow: 'ellipsis' },
})
