import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { SecondView, SeenEntry } from '../model/second-view-model.ts'
import { Comment } from '../parts/comment.tsx'
import { Heading, SectionTitle } from '../parts/headings.tsx'
import type { PageContext } from '../parts/report-page.tsx'
import { Table } from '../parts/table.tsx'
import { tagged } from '../tagging/tag.ts'
import { colours, text } from '../theme.ts'

/** A reason longer than this may not fit on what is left of a page. */
const LONG_REASON = 600

type SecondViewProps = { context: PageContext; secondView: SecondView }

/** What a consultant saw beside what the answers say, and what would follow from it. */
export function SecondViewSection({ context: { model, accent }, secondView }: SecondViewProps) {
  const { title, intro, columns, rows, wouldBe } = secondView
  return (
    <>
      <View>
        <SectionTitle title={title} intro={intro} />
        <Comment model={model} about="section:second-view" accent={accent} />
        <Table
          columns={[
            { label: columns.capability, share: 0.34 },
            { label: columns.said, share: 0.19 },
            { label: columns.seen, share: 0.19 },
            { label: columns.difference, share: 0.28 },
          ]}
          rows={rows.map((row) => seenRow(row, columns))}
        />
      </View>
      {wouldBe ? (
        <View>
          <Heading>{wouldBe.title}</Heading>
          {wouldBe.lines.map((line) => (
            <View key={line} style={styles.line} wrap={false} {...tagged('LI')}>
              <Text>{line}</Text>
            </View>
          ))}
        </View>
      ) : null}
    </>
  )
}

function seenRow(
  { capability, name, dimension, said, seen, difference, agreement, reason }: SeenEntry,
  columns: SecondView['columns'],
) {
  return {
    id: capability,
    cells: [
      [
        { text: name, style: styles.name },
        { text: dimension, style: text.small },
      ],
      [{ text: said, style: text.body }],
      [{ text: seen, style: text.body }],
      [{ text: difference, style: agreement === 'apart' ? styles.name : text.small }],
    ],
    below: (
      <Text style={styles.reason}>
        {columns.reason}: {reason}
      </Text>
    ),
    isLong: reason.length > LONG_REASON,
  }
}

const styles = StyleSheet.create({
  line: { ...text.body, marginBottom: 4 },
  name: { ...text.body, fontWeight: 600, color: colours.ink },
  reason: { ...text.small, marginTop: 2, marginBottom: 4, maxWidth: 440 },
})
