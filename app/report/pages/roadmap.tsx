import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { layOutGantt } from '#app/charts/gantt.ts'
import { ganttPaint } from '../gantt-paint.ts'
import type { Roadmap, GanttRow as Row } from '../model/roadmap-model.ts'
import { Comment } from '../parts/comment.tsx'
import { GanttLegend, GanttRow } from '../parts/gantt-row.tsx'
import { SectionTitle } from '../parts/headings.tsx'
import { type PageContext, ReportPage } from '../parts/report-page.tsx'
import { colours, contentWidth, type Paper, paperSizes, text } from '../theme.ts'

const COLUMNS = { phase: 62, label: 196 }
/** What title, legend, dates, head and foot leave of a page. */
const TAKEN = 276
const ROW_HEIGHT = { least: 10.5, most: 18 }

/** The plan as a picture on a landscape page. */
export function GanttPages({ context, roadmap }: { context: PageContext; roadmap: Roadmap }) {
  const { paper, accent, model } = context
  const { gantt } = roadmap
  const width = contentWidth(paper, 'landscape') - COLUMNS.phase - COLUMNS.label
  const geometry = layOutGantt({ ...gantt, width, rowHeight: rowHeightFor(gantt.rows.length, paper) })
  const paint = ganttPaint(accent)
  const kinds = [...new Set(gantt.rows.map(({ kind }) => kind))]
  return (
    <ReportPage context={context} orientation="landscape">
      <SectionTitle title={roadmap.title} intro={[...(roadmap.decided ?? []), ...roadmap.notes].join(' ')} />
      <Comment model={model} about="section:schedule" accent={accent} />
      <GanttLegend kinds={kinds} hasPerhaps={gantt.rows.some(isPerhaps)} paint={paint} labels={model.labels} />
      <View>
        <View style={styles.head} fixed>
          {geometry.ticks.map(({ x, text: date }) => (
            <Text key={date + String(x)} style={[styles.tick, { left: COLUMNS.phase + COLUMNS.label + x }]}>
              {date}
            </Text>
          ))}
        </View>
        {geometry.rows.map((shape, index) => (
          <GanttRow
            key={shape.id}
            row={gantt.rows[index]}
            geometry={geometry}
            shape={shape}
            paint={paint}
            columns={COLUMNS}
            accent={accent}
          />
        ))}
      </View>
    </ReportPage>
  )
}

/** So that the picture stands on one page if it can. */
function rowHeightFor(rows: number, paper: Paper): number {
  const room = paperSizes[paper].width - TAKEN
  return Math.max(ROW_HEIGHT.least, Math.min(ROW_HEIGHT.most, Math.floor(room / Math.max(rows, 1))))
}

function isPerhaps({ perhapsUnnecessary }: Row): boolean {
  return perhapsUnnecessary
}

const styles = StyleSheet.create({
  head: { height: 16, borderBottomWidth: 0.5, borderBottomColor: colours.hair },
  tick: { ...text.label, fontSize: 7.5, position: 'absolute', top: 2 },
})
