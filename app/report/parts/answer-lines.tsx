import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { AnswerEntry, ReportModel } from '../model/report-model.ts'
import { colours, text } from '../theme.ts'

/** An answer with its note, its evidence and who said it. */
export function AnswerLines({ entry, labels }: { entry: AnswerEntry; labels: ReportModel['labels'] }) {
  return (
    <View>
      <Text style={styles.answer}>{entry.answer}</Text>
      {entry.note ? <Text style={text.small}>{`${labels.note}: ${entry.note}`}</Text> : null}
      {entry.evidence ? <Text style={text.small}>{`${labels.evidence}: ${entry.evidence}`}</Text> : null}
      {entry.told ? <Text style={text.small}>{entry.told}</Text> : null}
    </View>
  )
}

/** Questions with their answers, as reasons under something else; notes stand in the appendix. */
export function AnswerReasons({ entries }: { entries: readonly AnswerEntry[] }) {
  return (
    <View>
      {entries.map((entry) => (
        <View key={entry.question} style={styles.reason} wrap={false}>
          <Text style={text.small}>{entry.ask}</Text>
          <Text style={styles.answer}>{entry.answer}</Text>
          {entry.told ? <Text style={text.small}>{entry.told}</Text> : null}
        </View>
      ))}
    </View>
  )
}

const styles = StyleSheet.create({
  answer: { ...text.small, color: colours.ink },
  reason: { marginTop: 4, paddingLeft: 10, borderLeftWidth: 1, borderLeftColor: colours.hair },
})
