import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ChangesReport } from '../model/report-model.ts'
import { Heading, SectionTitle } from '../parts/headings.tsx'
import { tagged } from '../tagging/tag.ts'
import { text } from '../theme.ts'

/** What reads otherwise than in an earlier version, in sentences. */
export function ChangesSection({ changes: { title, intro, groups } }: { changes: ChangesReport }) {
  return (
    <View>
      <SectionTitle title={title} intro={intro} />
      {groups.map((group) => (
        <View key={group.title} style={styles.group}>
          <Heading>{group.title}</Heading>
          {group.lines.map((line) => (
            <View key={line} style={styles.line} wrap={false} {...tagged('LI')}>
              <Text>{line}</Text>
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}

const styles = StyleSheet.create({
  group: { marginBottom: 12 },
  line: { ...text.body, marginBottom: 4 },
})
