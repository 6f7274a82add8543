import { Link, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { AnswerEntry } from '../model/answer-model.ts'
import { commentOn } from '../model/arrange.ts'
import type { ReportModel } from '../model/report-model.ts'
import { linesApart, linesOfAnswer } from '../parts/answer-lines.tsx'
import { Comment } from '../parts/comment.tsx'
import { Heading, SectionTitle } from '../parts/headings.tsx'
import { Lines } from '../parts/lines.tsx'
import type { PageContext } from '../parts/report-page.tsx'
import { isShort, type Row, Table } from '../parts/table.tsx'
import { colours, text } from '../theme.ts'

/** What the report cannot say. */
export function LimitSection({ context: { model, accent } }: { context: PageContext }) {
  const { appendix, labels } = model
  return (
    <View wrap={commentOn(model, 'section:limits') !== null}>
      <SectionTitle title={labels.limits} />
      <Comment model={model} about="section:limits" accent={accent} />
      {appendix.limits.map((limit) => (
        <Text key={limit} style={styles.paragraph}>
          {limit}
        </Text>
      ))}
    </View>
  )
}

/** What was answered. */
export function AnswerSection({ context: { model, accent } }: { context: PageContext }) {
  const { appendix, labels } = model
  const isCommented = commentOn(model, 'section:answers') !== null
  return (
    <View>
      <SectionTitle title={labels.answers} />
      <Comment model={model} about="section:answers" accent={accent} />
      {appendix.answers.map(({ id, name, rows }, at) => (
        <AnswerTable key={id} name={name} entries={rows} labels={labels} isFirst={at === 0 && !isCommented} />
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

/** The techniques named. */
export function GlossarySection({ context: { model, accent, library } }: { context: PageContext }) {
  const { appendix, labels } = model
  return (
    <View>
      <SectionTitle title={labels.glossary} />
      <Comment model={model} about="section:glossary" accent={accent} />
      {appendix.glossary.map(({ id, name, definition, aiact, gdpr }) => (
        <View key={id} style={styles.entry} wrap={false}>
          <Text style={text.minor}>{name}</Text>
          <Text style={styles.paragraph}>{definition}</Text>
          <Text style={text.small}>{`${labels.aiact}: ${aiact}`}</Text>
          <Text style={text.small}>{`${labels.gdpr}: ${gdpr}`}</Text>
          {library !== null && <Address href={`${library}/glossary/${id}`} accent={accent} />}
        </View>
      ))}
    </View>
  )
}

/** An address that can be followed, and read on paper. */
function Address({ href, accent }: { href: string; accent: string }) {
  return (
    <Text style={text.small}>
      <Link src={href} style={{ color: accent, textDecoration: 'none' }}>
        {href.replace(/^https?:\/\//, '')}
      </Link>
    </Text>
  )
}

/** Claims, with what studies say of them. */
export function ClaimSection({ context: { model, accent } }: { context: PageContext }) {
  const { appendix, labels } = model
  return (
    <View>
      <SectionTitle title={labels.claims} />
      <Comment model={model} about="section:claims" accent={accent} />
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

/** Where it stands. */
export function ReferenceSection({ context: { model, accent } }: { context: PageContext }) {
  const { appendix, labels } = model
  return (
    <View>
      <SectionTitle title={labels.references} />
      <Comment model={model} about="section:references" accent={accent} />
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
  note: { maxWidth: 450 },
  ask: { ...text.small, color: colours.ink },
  entry: { marginBottom: 10 },
  paragraph: { ...text.body, marginBottom: 3, maxWidth: 450 },
  reference: { marginBottom: 4 },
})
