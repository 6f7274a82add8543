import { Link, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReportModel } from '../model/report-model.ts'
import { AnswerLines } from '../parts/answer-lines.tsx'
import { Heading, SectionTitle } from '../parts/headings.tsx'
import { type PageContext, ReportPage } from '../parts/report-page.tsx'
import { Table } from '../parts/table.tsx'
import { colours, text } from '../theme.ts'

/** To look up: what was answered, the techniques named, claims with what studies say, sources, limits. */
export function AppendixPages({ context }: { context: PageContext }) {
  const { appendix, labels } = context.model
  return (
    <ReportPage context={context} title={labels.appendix}>
      {appendix.answers.length > 0 ? <Answers context={context} /> : null}
      {appendix.glossary.length > 0 ? <Glossary context={context} /> : null}
      {appendix.claims.length > 0 ? <Claims context={context} /> : null}
      {appendix.references.length > 0 ? <References context={context} /> : null}
      <Limits model={context.model} />
    </ReportPage>
  )
}

/** What the report cannot say; on a page of its own only behind an appendix. */
export function Limits({ model: { appendix, labels } }: { model: ReportModel }) {
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
  const columns = [
    { label: labels.question, share: 0.42 },
    { label: labels.answer, share: 0.58 },
  ]
  return (
    <View style={styles.section}>
      <SectionTitle title={labels.answers} />
      {appendix.answers.map((section) => (
        <View key={section.id}>
          <Heading>{section.name}</Heading>
          <Table
            columns={columns}
            rows={section.rows.map((entry) => ({
              id: entry.question,
              cells: [
                <Text key="ask" style={styles.ask}>
                  {entry.ask}
                </Text>,
                <AnswerLines key="answer" entry={entry} labels={labels} />,
              ],
            }))}
          />
        </View>
      ))}
    </View>
  )
}

function Glossary({ context: { model } }: { context: PageContext }) {
  const { appendix, labels } = model
  return (
    <View style={styles.section}>
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
    <View style={styles.section}>
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
    <View style={styles.section}>
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
  section: { marginBottom: 26 },
  ask: { ...text.small, color: colours.ink },
  entry: { marginBottom: 10 },
  paragraph: { ...text.body, marginBottom: 3, maxWidth: 450 },
  reference: { marginBottom: 4 },
})
