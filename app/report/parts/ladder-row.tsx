import { Path, StyleSheet, Svg, Text, View } from '@react-pdf/renderer'
import { boxPath } from '#app/charts/box-path.ts'
import { hatch } from '#app/charts/hatch.ts'
import type { CapabilityLadder } from '../model/dimension-model.ts'
import type { ReportModel } from '../model/report-model.ts'
import { tagged } from '../tagging/tag.ts'
import { colours, contentWidth, text } from '../theme.ts'
import { breaksWithin } from '../word-breaks.ts'

type LadderRowProps = { ladder: CapabilityLadder; labels: ReportModel['labels']; accent: string }

/** One capability: five steps with those reached filled, where it stands, and the next step. */
export function LadderRow({ ladder, labels, accent }: LadderRowProps) {
  return (
    <View style={styles.row} wrap={false}>
      <View style={styles.name}>
        <Text style={text.minor} {...breaks} {...tagged('H4')}>
          {ladder.name}
        </Text>
        {ladder.applies ? <Steps ladder={ladder} accent={accent} /> : null}
        <Text style={text.small}>{ladder.levelText}</Text>
      </View>
      <View style={styles.words}>
        {ladder.here ? <Step label={labels.here} sentence={ladder.here} /> : null}
        {ladder.next ? <Step label={labels.next} sentence={ladder.next} /> : null}
        {ladder.here ? null : <Text style={text.small}>{ladder.definition}</Text>}
        {ladder.scored ? null : <Text style={text.small}>{labels.notScored}</Text>}
      </View>
    </View>
  )
}

function Step({ label, sentence }: { label: string; sentence: string }) {
  return (
    <View style={styles.step}>
      <Text style={styles.label}>{label}</Text>
      <Text style={styles.sentence}>{sentence}</Text>
    </View>
  )
}

const NAME_SHARE = 0.34
const GUTTER = 14
const breaks = { hyphenationCallback: breaksWithin(contentWidth('a4') * NAME_SHARE - GUTTER, text.minor.fontSize) }

const STEP = { width: 16, height: 5, gap: 2 }
const LINE = 0.6

/** All steps of a kind in one path: there are hundreds of them in a report. */
function Steps({ ladder: { rungs }, accent }: { ladder: CapabilityLadder; accent: string }) {
  const steps = rungs.slice(1).map(({ state }, index) => ({
    state,
    box: { x: index * (STEP.width + STEP.gap) + 0.5, y: 0.5, width: STEP.width - 1, height: STEP.height - 1 },
  }))
  const width = steps.length * (STEP.width + STEP.gap)
  const boxesOf = (wanted: string) => steps.flatMap(({ state, box }) => (state === wanted ? [box] : []))
  const [reached, possible, ahead] = ['reached', 'possible', 'ahead'].map((state) =>
    boxesOf(state).map(boxPath).join(''),
  )
  return (
    <Svg width={width} height={STEP.height} viewBox={`0 0 ${width} ${STEP.height}`} style={styles.steps}>
      {reached ? <Path d={reached} fill={accent} stroke={accent} strokeWidth={LINE} /> : null}
      {possible ? <Path d={possible} stroke={accent} strokeWidth={LINE} /> : null}
      {ahead ? <Path d={ahead} stroke={colours.edge} strokeWidth={LINE} /> : null}
      {possible ? (
        <Path
          d={boxesOf('possible')
            .map((box) => hatch(box, 3))
            .join('')}
          stroke={accent}
          strokeWidth={0.5}
        />
      ) : null}
    </Svg>
  )
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', borderTopWidth: 0.5, borderTopColor: colours.hair, paddingVertical: 6 },
  name: { width: `${100 * NAME_SHARE}%`, paddingRight: GUTTER },
  steps: { marginTop: 4, marginBottom: 2 },
  words: { width: `${100 * (1 - NAME_SHARE)}%` },
  step: { flexDirection: 'row', marginBottom: 2 },
  label: { ...text.label, width: 52 },
  sentence: { ...text.small, color: colours.ink, flexGrow: 1, flexShrink: 1, flexBasis: 0 },
})
