import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { Comment } from '../parts/comment.tsx'
import { DefinitionRows } from '../parts/definition-rows.tsx'
import { Heading, SectionTitle } from '../parts/headings.tsx'
import type { PageContext } from '../parts/report-page.tsx'
import { text } from '../theme.ts'

/** Who answered, how answers become verdicts, and what was assumed. */
export function MethodSection({ context: { model, accent } }: { context: PageContext }) {
  const { method, labels } = model
  const names = method.answeredBy.map(({ name, disciplines }) => (disciplines ? `${name} (${disciplines})` : name))
  const answered = names.length > 0 ? [{ label: labels.answeredBy, text: names.join('\n') }] : []
  return (
    <View>
      <SectionTitle title={labels.method} />
      <Comment model={model} about="section:method" accent={accent} />
      {method.takenAtWord ? <Text style={styles.first}>{method.takenAtWord}</Text> : null}
      {method.paragraphs.map((paragraph) => (
        <Text key={paragraph} style={styles.paragraph}>
          {paragraph}
        </Text>
      ))}
      <View style={styles.facts}>
        <DefinitionRows rows={[...method.facts, ...answered]} />
      </View>
      <Questions title={labels.assumptions} rows={method.assumptions} />
      <Questions title={labels.own} rows={method.own ?? []} />
    </View>
  )
}

function Questions({ title, rows }: { title: string; rows: readonly { question: string; text: string }[] }) {
  if (rows.length === 0) return null
  return (
    <>
      <Heading>{title}</Heading>
      <DefinitionRows rows={rows.map(({ question, text: said }) => ({ label: question, text: said }))} />
    </>
  )
}

const styles = StyleSheet.create({
  first: { ...text.body, fontWeight: 600, marginBottom: 7, maxWidth: 440 },
  paragraph: { ...text.body, marginBottom: 7, maxWidth: 440 },
  facts: { marginTop: 4 },
})
