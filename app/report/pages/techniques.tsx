import { StyleSheet, View } from '@react-pdf/renderer'
import { commentOn } from '../model/arrange.ts'
import type { TechniqueCategory } from '../model/target-model.ts'
import { Comment, commentBelow } from '../parts/comment.tsx'
import { Heading, SectionTitle } from '../parts/headings.tsx'
import { linesOf } from '../parts/lines.tsx'
import type { PageContext } from '../parts/report-page.tsx'
import { isShort, type Place, Table } from '../parts/table.tsx'
import { VerdictMark } from '../parts/verdict-mark.tsx'
import { text } from '../theme.ts'

/** The map of techniques by category: the verdict of each, and the gaps of those within reach by name. */
export function TechniqueMap({ context }: { context: PageContext }) {
  const { model, accent } = context
  const { techniques, labels } = model
  const isCommented = commentOn(model, 'section:techniques') !== null
  return (
    <View>
      <SectionTitle title={labels.techniques} intro={labels.techniquesIntro} />
      <Comment model={model} about="section:techniques" accent={accent} />
      <View style={styles.map}>
        {techniques.map((category, at) => (
          <CategoryTable key={category.id} category={category} context={context} isFirst={at === 0 && !isCommented} />
        ))}
      </View>
    </View>
  )
}

type CategoryProps = { category: TechniqueCategory; context: PageContext; isFirst: boolean }

function CategoryTable({ category, context: { model, accent }, isFirst }: CategoryProps) {
  const { labels } = model
  const columns = [
    { label: labels.technique, share: 0.32 },
    { label: labels.verdict, share: 0.3 },
    { label: labels.between, share: 0.38 },
  ]
  const rows = category.rows.map(({ id, name, tone, label, between, standing, blockers }) => ({
    id,
    anchor: id,
    cells: [
      name,
      (place: Place) => <VerdictMark tone={tone} label={label} place={place} />,
      linesOf(
        { text: between, style: text.small },
        standing !== undefined && { text: standing.text, style: text.small },
        tone === 'nearly' && { text: blockers.map((blocker) => blocker.name).join('; '), style: styles.gaps },
      ),
    ],
    ...commentBelow({ model, about: `technique:${id}`, accent }),
  }))
  return (
    <View wrap={!isShort(columns, rows)}>
      <Heading isFirst={isFirst}>{category.name}</Heading>
      <Table columns={columns} rows={rows} />
    </View>
  )
}

const styles = StyleSheet.create({
  map: { rowGap: 6 },
  gaps: { ...text.small, color: text.body.color },
})
