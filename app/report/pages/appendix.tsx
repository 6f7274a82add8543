import { Link, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { AnswerEntry, ReportModel } from '../model/report-model.ts'
import { linesApart, linesOfAnswer } from '../parts/answer-lines.tsx'
import { Heading, SectionTitle } from '../parts/headings.tsx'
import { Lines } from '../parts/lines.tsx'
import type { PageContext } from '../parts/report-page.tsx'
import { isShort, type Row, Table } from '../parts/table.tsx'
import { colours, text } from '../theme.ts'

/** To look up: what was answered, the techniques named, claims with what studies say, sources, limits. */
export function AppendixSections({ context }: { context: PageContext }) {
  const { appendix } = context.model
  return (
    <>
      {appendix.answers.length > 0 ? <Answers context={context} /> : null}
      {appendix.glossary.length > 0 ? <Glossary context={context} /> : null}
      {appendix.claims.length > 0 ? <Claims context={context} /> : null}
      {appendix.references.length > 0 ? <References context={context} /> : null}
      <Limits model={context.model} />
    </>
  )
}

/** What the report cannot say. */
function Limits({ model: { appendix, labels } }: { model: ReportModel }) {
  return (
    <View wrap={false}>
      <SectionTitle title={labels.limits} />
      {appendix.limits.map((limit) => (
        <Text key={limit} style={styles.paragraph}>
          {limit}
        </Text>
      ))}
    </View>
  )
}

function Answers({ context: { model } }: { context: PageContext }) {
  const { appendix, labels } = model
  return (
    <View>
      <SectionTitle title={labels.answers} />
      {appendix.answers.map(({ id, name, rows }, at) => (
        <AnswerTable key={id} name={name} entries={rows} labels={labels} isFirst={at === 0} />
      ))}
    </View>
  )
}

type AnswerTableProps = {
  name: string
  entries: readonly AnswerEntry[]
  labels: ReportModel['labels']
  isFirst: boolean
}

/** A longer note stands below its answer, as wide as the page, and may be cut in two. */
const LONG_NOTE = 800

function AnswerTable({ name, entries, labels, isFirst }: AnswerTableProps) {
  const columns = [
    { label: labels.question, share: 0.42 },
    { label: labels.answer, share: 0.58 },
  ]
  const rows = entries.map((entry) => answerRow(entry, labels))
  return (
    <View wrap={!isShort(columns, rows)}>
      <Heading isFirst={isFirst}>{name}</Heading>
      <Table columns={columns} rows={rows} />
    </View>
  )
}

function answerRow(entry: AnswerEntry, labels: ReportModel['labels']): Row {
  const ask = [{ text: entry.ask, style: styles.ask }]
  const id = entry.question
  if (entry.note.length + entry.evidence.length <= LONG_NOTE) return { id, cells: [ask, linesOfAnswer(entry, labels)] }
  const { answer, note } = linesApart(entry, labels)
  return { id, cells: [ask, answer], below: <Lines lines={note} style={styles.note} />, isLong: true }
}

function Glossary({ context: { model } }: { context: PageContext }) {
  const { appendix, labels } = model
  return (
    <View>
      <SectionTitle title={labels.glossary} />
      {appendix.glossary.map(({ id, name, definition, aiact, gdpr }) => (
        <View key={id} style={styles.entry} wrap={false}>
          <Text style={text.minor}>{name}</Text>
          <Text style={styles.paragraph}>{definition}</Text>
          <Text style={text.small}>{`${labels.aiact}: ${aiact}`}</Text>
          <Text style={text.small}>{`${labels.gdpr}: ${gdpr}`}</Text>
        </View>
      ))}
    </View>
  )
}

function Claims({ context: { model } }: { context: PageContext }) {
  const { appendix, labels } = model
  return (
    <View>
      <SectionTitle title={labels.claims} />
      {appendix.claims.map(({ id, claim, source, literature, test }) => (
        <View key={id} style={styles.entry} wrap={false}>
          <Text style={text.minor}>{`${labels.claim}: ${claim}`}</Text>
          <Text style={text.small}>{`${labels.claimSource} ${source}`}</Text>
          <Text style={styles.paragraph}>{`${labels.literature}: ${literature}`}</Text>
          <Text style={text.small}>{`${labels.test}: ${test}`}</Text>
        </View>
      ))}
    </View>
  )
}

function References({ context: { model, accent } }: { context: PageContext }) {
  const { appendix, labels } = model
  return (
    <View>
      <SectionTitle title={labels.references} />
      {appendix.references.map(({ id, citation, locator, url }) => (
        <View key={id} style={styles.reference} wrap={false}>
          <Text style={text.small}>
            {`${citation}. `}
            {url ? (
              <Link src={url} style={{ color: accent, textDecoration: 'none' }}>
                {locator}
              </Link>
            ) : (
              locator
            )}
          </Text>
        </View>
      ))}
    </View>
  )
}

const styles = StyleSheet.create({
  note: { marginTop: 4, maxWidth: 450 },
  ask: { ...text.small, color: colours.ink },
  entry: { marginBottom: 10 },
  paragraph: { ...text.body, marginBottom: 3, maxWidth: 450 },
  reference: { marginBottom: 4 },
})
