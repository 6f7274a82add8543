import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { HeatStrip } from '#app/charts/pdf/heat-strip.tsx'
import { Radar } from '#app/charts/pdf/radar.tsx'
import { RangeBar } from '#app/charts/pdf/range-bar.tsx'
import { commentOn } from '../model/arrange.ts'
import type { DimensionProfile } from '../model/dimension-model.ts'
import { Comment } from '../parts/comment.tsx'
import { SectionTitle } from '../parts/headings.tsx'
import { LadderRow } from '../parts/ladder-row.tsx'
import { radarInWords } from '../parts/radar-in-words.ts'
import type { PageContext } from '../parts/report-page.tsx'
import { tagged } from '../tagging/tag.ts'
import { colours, fonts, tabular, text } from '../theme.ts'

const BAR = { width: 118, height: 20 }
const RADAR = { width: 330, height: 236, labelRoom: 30 }

/** All dimensions at a glance: the radar, and every range in figures beside its bar. */
export function DimensionOverview({ context: { model, accent } }: { context: PageContext }) {
  const { dimensions, labels } = model
  const axes = dimensions.flatMap(({ short, score }) => (score ? [{ label: short, lo: score.lo, hi: score.hi }] : []))
  const paint = { ...colours, accent }
  return (
    <View wrap={commentOn(model, 'section:dimensions') !== null}>
      <SectionTitle title={labels.dimensions} intro={`${labels.radarKnown} · ${labels.radarPossible}`} />
      <Comment model={model} about="section:dimensions" accent={accent} />
      <View wrap={false}>
        {axes.length > 2 ? (
          <View style={styles.radar} {...tagged('Figure', { alt: radarInWords(labels.dimensions, axes) })}>
            <Radar axes={axes} {...RADAR} colours={paint} font={{ family: fonts.sans, size: 8.5 }} />
          </View>
        ) : null}
        {dimensions.map(({ id, name, score, standard, text: words, capabilities }) => (
          <View key={id} style={styles.row} wrap={false} {...tagged('LI')}>
            <View style={styles.name}>
              <Text>{name}</Text>
              {standard ? <Text style={text.small}>{standard}</Text> : null}
            </View>
            <CapabilityStrip capabilities={capabilities} />
            {score ? <RangeBar lo={score.lo} hi={score.hi} {...BAR} colours={paint} /> : <View style={styles.noBar} />}
            <Text style={styles.range}>{score?.text ?? ''}</Text>
            {score ? null : <Text style={text.small}>{words}</Text>}
          </View>
        ))}
        {labels.strip && dimensions.some(({ capabilities }) => capabilities.length > 0) ? (
          <Text style={styles.legend}>{labels.strip}</Text>
        ) : null}
      </View>
    </View>
  )
}

/** Every capability of a dimension as a column as high as its level. */
function CapabilityStrip({ capabilities }: Pick<DimensionProfile, 'capabilities'>) {
  const cells = capabilities.map(({ id, applies, level }) => ({ id, steps: applies ? level : null }))
  const alt = capabilities.map(({ name, levelText }) => `${name}: ${levelText}`).join('. ')
  return (
    <View style={styles.strip} {...(cells.length > 0 ? tagged('Figure', { alt }) : {})}>
      {cells.length > 0 ? <HeatStrip cells={cells} colours={colours} /> : null}
    </View>
  )
}

/** One dimension: how it stands in words, and the ladder of every capability. */
export function DimensionLadders({ context: { model, accent } }: { context: PageContext }) {
  return (
    <View>
      <SectionTitle title={model.labels.ladders} />
      <Comment model={model} about="section:ladders" accent={accent} />
      <View style={styles.ladders}>
        {model.dimensions.map((dimension) => (
          <Ladders key={dimension.id} dimension={dimension} model={model} accent={accent} />
        ))}
      </View>
    </View>
  )
}

const scoreText = ({ score, standard }: DimensionProfile, of100: string) =>
  [`${score?.text} ${of100}`, ...(standard ? [`(${standard})`] : [])].join(' ')

type LaddersProps = { dimension: DimensionProfile; model: PageContext['model']; accent: string }

function Ladders({ dimension, model, accent }: LaddersProps) {
  const { labels } = model
  return (
    <View>
      <View style={styles.dimensionHead} wrap={false} minPresenceAhead={70}>
        <Text style={text.heading} {...tagged('H3')}>
          {dimension.name}
          {dimension.score ? <Text style={styles.score}>{`   ${scoreText(dimension, labels.of100)}`}</Text> : null}
        </Text>
        <Text style={text.small}>{dimension.text}</Text>
      </View>
      <Comment model={model} about={`dimension:${dimension.id}`} accent={accent} />
      {dimension.capabilities.map((ladder) => (
        <LadderRow key={ladder.id} ladder={ladder} labels={labels} accent={accent} />
      ))}
    </View>
  )
}

const styles = StyleSheet.create({
  radar: { alignItems: 'center', marginBottom: 14 },
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    borderTopWidth: 0.5,
    borderTopColor: colours.hair,
    paddingVertical: 4,
  },
  name: { ...text.body, width: 168, paddingRight: 12 },
  strip: { width: 136 },
  noBar: { width: BAR.width },
  range: { ...text.body, ...tabular, fontWeight: 600, width: 58, textAlign: 'right' },
  legend: { ...text.label, marginTop: 6, maxWidth: 450 },
  ladders: { rowGap: 16 },
  dimensionHead: { marginBottom: 5 },
  score: { ...text.small },
})
