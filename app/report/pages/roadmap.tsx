import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { layOutGantt } from '#app/charts/gantt.ts'
import { plainOf, type RichText } from '#app/core/rich-text/rich-text.ts'
import { phasesOf } from '../charts/draw-roadmap.ts'
import { ganttPaint } from '../gantt-paint.ts'
import { commentOn } from '../model/arrange.ts'
import type { Roadmap, GanttRow as Row } from '../model/roadmap-model.ts'
import { Comment } from '../parts/comment.tsx'
import { GanttLegend } from '../parts/gantt-legend.tsx'
import { GANTT_COLUMNS, GanttPhase } from '../parts/gantt-phase.tsx'
import { SectionTitle } from '../parts/headings.tsx'
import { type PageContext, ReportPage } from '../parts/report-page.tsx'
import { colours, contentWidth, paperSizes, text } from '../theme.ts'

/** What title, legend, dates, head and foot take of a page, without what is said of the plan. */
const TAKEN = 236
/** Letters on a line at least. */
const LETTERS = { intro: 100, comment: 80 }
const LINE = text.body.fontSize * text.body.lineHeight
/** Around a comment, its head among it. */
const AROUND_COMMENT = 28
/** What dates, head and foot leave of the pages that follow. */
const TAKEN_LATER = 170
/** `usual` where the plan needs several pages anyway. */
const ROW_HEIGHT = { least: 11.5, usual: 15, most: 18 }

/** The plan as a picture on landscape pages, which end between phases if they can. */
export function GanttPages({ context, roadmap }: { context: PageContext; roadmap: Roadmap }) {
  const { paper, accent, model } = context
  const { gantt, missed = [] } = roadmap
  const phases = phasesOf(gantt.rows)
  const width = contentWidth(paper, 'landscape') - GANTT_COLUMNS.phase - GANTT_COLUMNS.label
  const intro = [...(roadmap.decided ?? []), ...roadmap.notes].join(' ')
  const said = commentOn(model, 'section:schedule')
  const above =
    paragraphHeight(intro, LETTERS.intro) + paragraphHeight(missed.join(' '), LETTERS.intro) + commentHeight(said)
  const rowHeight = rowHeightFor(gantt.rows.length, paperSizes[paper].width - TAKEN - above)
  const geometry = layOutGantt({ ...gantt, width, rowHeight })
  const paint = ganttPaint(accent)
  const kinds = [...new Set(gantt.rows.map(({ kind }) => kind))]
  const most = Math.floor((paperSizes[paper].width - TAKEN_LATER) / geometry.rowHeight)
  return (
    <ReportPage context={context} orientation="landscape">
      <SectionTitle title={roadmap.title} intro={intro} isWide />
      {missed.length > 0 ? <Text style={styles.missed}>{missed.join(' ')}</Text> : null}
      <Comment model={model} about="section:schedule" accent={accent} />
      <GanttLegend kinds={kinds} hasPerhaps={gantt.rows.some(isPerhaps)} paint={paint} labels={model.labels} />
      <View>
        <View style={styles.head} fixed>
          {geometry.ticks.map(({ x, text: date }) => (
            <Text key={date + String(x)} style={[styles.tick, { left: GANTT_COLUMNS.phase + GANTT_COLUMNS.label + x }]}>
              {date}
            </Text>
          ))}
        </View>
        {phases.map((rows, at) => (
          <GanttPhase
            key={rows[0]?.id}
            rows={rows}
            isCut={at === 0 || rows.length > most}
            {...{ geometry, paint, accent }}
          />
        ))}
      </View>
    </ReportPage>
  )
}

/** So that the picture stands on one page if it can and is read there. */
function rowHeightFor(rows: number, height: number): number {
  const room = height / Math.max(rows, 1)
  return room < ROW_HEIGHT.least ? ROW_HEIGHT.usual : Math.min(ROW_HEIGHT.most, Math.floor(room * 2) / 2)
}

/** What a paragraph takes, at most. */
function paragraphHeight(words: string, letters: number): number {
  return words === '' ? 0 : (Math.ceil(words.length / letters) + 1) * LINE
}

function commentHeight(comment: RichText | null): number {
  if (!comment) return 0
  const lines = plainOf(comment).split('\n')
  return lines.reduce((sum, line) => sum + paragraphHeight(line, LETTERS.comment), AROUND_COMMENT)
}

function isPerhaps({ perhapsUnnecessary }: Row): boolean {
  return perhapsUnnecessary
}

const styles = StyleSheet.create({
  head: { height: 16, borderBottomWidth: 0.5, borderBottomColor: colours.hair },
  tick: { ...text.label, fontSize: 7.5, position: 'absolute', top: 2 },
  missed: { ...text.body, color: colours.notyet, marginBottom: 10, maxWidth: 560 },
})
