import { Path, Rect, StyleSheet, Svg, Text, View } from '@react-pdf/renderer'
import { hatch } from '#app/charts/hatch.ts'
import { StackedLosses } from '#app/charts/pdf/stacked-losses.tsx'
import { tint } from '../brand.ts'
import type { PitfallEntry, PointEntry, Points } from '../model/dimension-model.ts'
import { MOST_POINTS, sayRest } from '../model/points-rest.ts'
import type { ReportModel } from '../model/report-model.ts'
import { createWording } from '../model/wording.ts'
import { AnswerReasons } from '../parts/answer-lines.tsx'
import { Comment } from '../parts/comment.tsx'
import { Heading, SectionTitle } from '../parts/headings.tsx'
import type { PageContext } from '../parts/report-page.tsx'
import { Table } from '../parts/table.tsx'
import { VerdictMark } from '../parts/verdict-mark.tsx'
import { tagged } from '../tagging/tag.ts'
import { colours, contentWidth, text } from '../theme.ts'

/** A reply longer than this may not fit on what is left of a page. */
const LONG_REPLY = 600

/** How pilots fail. */
export function PitfallSection({ context: { model, accent } }: { context: PageContext }) {
  const { pitfalls, labels } = model
  return (
    <View>
      <SectionTitle title={labels.pitfalls} />
      <Comment model={model} about="section:pitfalls" accent={accent} />
      <View style={styles.list}>
        {pitfalls.map((pitfall) => (
          <Pitfall key={pitfall.id} pitfall={pitfall} labels={labels} />
        ))}
      </View>
    </View>
  )
}

function Pitfall({ pitfall, labels }: { pitfall: PitfallEntry; labels: ReportModel['labels'] }) {
  return (
    <View wrap={false}>
      <Text style={text.heading} {...tagged('H3')}>
        {pitfall.name}
      </Text>
      <VerdictMark tone={pitfall.tone} label={pitfall.label} />
      <AnswerReasons entries={pitfall.because} />
      {pitfall.firstActions.length > 0 && pitfall.tone !== 'ready' ? (
        <Text style={styles.first}>
          {labels.pitfallFirst}: {pitfall.firstActions.map(({ name }) => name).join('; ')}.
        </Text>
      ) : null}
    </View>
  )
}

/** What cost the points. */
export function PointsSection({ context, points }: { context: PageContext; points: Points }) {
  const { model, paper, accent } = context
  const { labels } = model
  return (
    <>
      <View>
        <SectionTitle title={labels.points} intro={points.intro} />
        <Comment model={model} about="section:points" accent={accent} />
        <View style={styles.bar}>
          <StackedLosses
            readiness={points.readiness}
            losses={points.losses.map(({ question, points: lost }) => ({ id: question, points: lost }))}
            width={contentWidth(paper)}
            height={14}
            colours={{ ...colours, accent }}
            lostColour={colours.notyet}
          />
          <BarLegend points={points} labels={labels} accent={accent} />
        </View>
        <PointTable entries={points.losses} model={model} />
      </View>
      {points.potentials.length > 0 ? (
        <View>
          <Heading>{labels.potentials}</Heading>
          <PointTable entries={points.potentials} model={model} />
        </View>
      ) : null}
    </>
  )
}

const SWATCH = { width: 14, height: 7 }
const INSIDE = { x: 0.5, y: 0.5, width: SWATCH.width - 1, height: SWATCH.height - 1 }

type BarLegendProps = { points: Points; labels: ReportModel['labels']; accent: string }

/** What the parts of the bar are; a report that was made before has no words for it. */
function BarLegend({ points: { readiness, losses }, labels, accent }: BarLegendProps) {
  const parts = [
    { name: labels.barReached, fill: accent, isShown: readiness.lo > 0 },
    { name: labels.barOpen, fill: 'none', isShown: readiness.hi > readiness.lo },
    { name: labels.barLost, fill: tint(colours.notyet, 0.55), isShown: losses.length > 0 },
  ].filter(({ name, isShown }) => name && isShown)
  return (
    <View style={styles.legend}>
      {parts.map(({ name, fill }) => (
        <View key={name} style={styles.part} {...tagged('LI')}>
          <Svg {...SWATCH} viewBox={`0 0 ${SWATCH.width} ${SWATCH.height}`}>
            <Rect {...INSIDE} fill={fill} stroke={fill === 'none' ? accent : fill} strokeWidth={0.5} />
            {fill === 'none' ? <Path d={hatch(INSIDE, 3)} stroke={accent} strokeWidth={0.5} /> : null}
          </Svg>
          <Text style={text.label}>{name}</Text>
        </View>
      ))}
    </View>
  )
}

function PointTable({ entries, model: { labels, locale } }: { entries: readonly PointEntry[]; model: ReportModel }) {
  const rest = sayRest(entries, createWording(locale))
  const columns = [
    { label: labels.question, share: 0.4 },
    { label: labels.answer, share: 0.38 },
    { label: labels.dimension, share: 0.13 },
    { label: labels.pointsHead, share: 0.09, align: 'right' as const },
  ]
  const rows = entries.slice(0, MOST_POINTS).map(({ question, ask, answer, dimension, text: points }) => ({
    id: question,
    cells: [
      [{ text: ask, style: styles.ask }],
      [{ text: answer, style: text.small }],
      [{ text: dimension, style: text.small }],
      points,
    ],
  }))
  if (rows.length === 0) return null
  return (
    <>
      <Table columns={columns} rows={rows} />
      {rest ? <Text style={styles.rest}>{rest}</Text> : null}
    </>
  )
}

/** What should be checked. */
export function ContradictionSection({ context: { model, accent } }: { context: PageContext }) {
  const { contradictions, labels } = model
  return (
    <View>
      <SectionTitle title={labels.contradictions} intro={labels.contradictionsIntro} />
      <Comment model={model} about="section:contradictions" accent={accent} />
      <View style={styles.list}>
        {contradictions.map(({ id, ask, answers, reply }) => (
          <View key={id} wrap={reply.length > LONG_REPLY}>
            <Text style={text.body}>{ask}</Text>
            <AnswerReasons entries={answers} />
            {reply ? <Text style={styles.first}>{`${labels.reply}: ${reply}`}</Text> : null}
          </View>
        ))}
      </View>
    </View>
  )
}

const styles = StyleSheet.create({
  rest: { ...text.small, marginTop: 6 },
  list: { rowGap: 14 },
  first: { ...text.small, marginTop: 5 },
  bar: { marginBottom: 12 },
  legend: { flexDirection: 'row', marginTop: 5 },
  part: { flexDirection: 'row', alignItems: 'center', marginRight: 16, gap: 5 },

  ask: { ...text.small, color: colours.ink },
})
