import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { tagged } from '../tagging/tag.ts'
import { text } from '../theme.ts'

/** Labels with their texts, one under the other. */
export function DefinitionRows({ rows }: { rows: readonly { label: string; text: string }[] }) {
  return (
    <View>
      {rows.map((row) => (
        <View key={row.label} style={styles.row} wrap={false} {...tagged('LI')}>
          <Text style={styles.label} {...tagged('Lbl')}>
            {row.label}
          </Text>
          <Text style={styles.text} {...tagged('LBody')}>
            {row.text}
          </Text>
        </View>
      ))}
    </View>
  )
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', paddingVertical: 2.5 },
  label: { ...text.body, color: text.small.color, width: '46%', paddingRight: 14 },
  text: { ...text.body, width: '54%' },
})
