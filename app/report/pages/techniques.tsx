import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { TechniqueCategory } from '../model/report-model.ts'
import { Heading, SectionTitle } from '../parts/headings.tsx'
import { type PageContext, ReportPage } from '../parts/report-page.tsx'
import { Table } from '../parts/table.tsx'
import { VerdictMark } from '../parts/verdict-mark.tsx'
import { text } from '../theme.ts'

/** The map of techniques by category: the verdict of each, and the gaps of those within reach by name. */
export function TechniquePages({ context }: { context: PageContext }) {
  const { techniques, labels } = context.model
  return (
    <ReportPage context={context}>
      <SectionTitle title={labels.techniques} intro={labels.techniquesIntro} />
      {techniques.map((category) => (
        <CategoryTable key={category.id} category={category} labels={labels} />
      ))}
    </ReportPage>
  )
}

function CategoryTable({ category, labels }: { category: TechniqueCategory; labels: PageContext['model']['labels'] }) {
  const columns = [
    { label: labels.technique, share: 0.32 },
    { label: labels.verdict, share: 0.3 },
    { label: labels.between, share: 0.38 },
  ]
  const rows = category.rows.map(({ id, name, tone, label, between, blockers }) => ({
    id,
    anchor: id,
    cells: [
      name,
      <VerdictMark key="verdict" tone={tone} label={label} />,
      <View key="between">
        <Text style={text.small}>{between}</Text>
        {tone === 'nearly' ? (
          <Text style={styles.gaps}>{blockers.map((blocker) => blocker.name).join('; ')}</Text>
        ) : null}
      </View>,
    ],
  }))
  return (
    <View style={styles.category}>
      <Heading presence={60}>{category.name}</Heading>
      <Table columns={columns} rows={rows} />
    </View>
  )
}

const styles = StyleSheet.create({
  category: { marginBottom: 4 },
  gaps: { ...text.small, color: text.body.color },
})
