import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { ValueEffort } from '#app/charts/pdf/value-effort.tsx'
import type { PriorityReport, PriorityRow } from '../model/priority-model.ts'
import { Comment } from '../parts/comment.tsx'
import { Heading, SectionTitle } from '../parts/headings.tsx'
import type { PageContext } from '../parts/report-page.tsx'
import { Table } from '../parts/table.tsx'
import { tagged } from '../tagging/tag.ts'
import { colours, contentWidth, fonts, text } from '../theme.ts'

const PICTURE_HEIGHT = 230

type PrioritySectionProps = { context: PageContext; priority: PriorityReport }

/**
 * Value against effort: the sentence, the picture and how it is read, each tier in figures, and what would tell the first
 * apart. At the end of the section the notes could come to stand alone on a page.
 */
export function PrioritySection({ context, priority }: PrioritySectionProps) {
  const { title, headline, assumed, tiers, columns, separations, notes } = priority
  return (
    <>
      <View>
        <SectionTitle title={title} intro={headline} />
        <Comment model={context.model} about="section:priority" accent={context.accent} />
        {assumed ? <Text style={styles.line}>{assumed}</Text> : null}
        <Picture context={context} priority={priority} />
        {notes.map((note) => (
          <Text key={note} style={styles.small}>
            {note}
          </Text>
        ))}
      </View>
      {tiers.map(({ id, title: name, says, rows }) => (
        <View key={id}>
          <Heading>{name}</Heading>
          <Text style={styles.small}>{says}</Text>
          <TierTable rows={rows} columns={columns} />
        </View>
      ))}
      {separations ? (
        <View>
          <Heading>{separations.title}</Heading>
          {separations.lines.map((line) => (
            <Text key={line} style={styles.line}>
              {line}
            </Text>
          ))}
        </View>
      ) : null}
    </>
  )
}

function Picture({ context: { paper, accent }, priority: { picture, tiers } }: PrioritySectionProps) {
  if (picture === null) return null
  const { label, axes, costTicks, netTicks, items, intro } = picture
  const letters = tiers
    .flatMap(({ rows }) => rows)
    .sort((a, b) => a.letter.length - b.letter.length || (a.letter < b.letter ? -1 : 1))
    .map(({ letter, name }) => `${letter}\u00a0${name}`)
  return (
    <View wrap={false}>
      <Text style={styles.small}>{intro}</Text>
      <View {...tagged('Figure', { alt: label })}>
        <ValueEffort
          items={items}
          costTicks={costTicks}
          netTicks={netTicks}
          axes={axes}
          width={contentWidth(paper)}
          height={PICTURE_HEIGHT}
          colours={{ ...colours, accent }}
          family={fonts.sans}
        />
      </View>
      <Text style={styles.axis}>{axes.cost}</Text>
      <Text style={styles.small}>{letters.join('   ')}</Text>
    </View>
  )
}

type TierTableProps = { rows: readonly PriorityRow[]; columns: PriorityReport['columns'] }

function TierTable({ rows, columns }: TierTableProps) {
  return (
    <Table
      columns={[
        { label: columns.useCase, share: 0.28 },
        { label: columns.net, share: 0.2 },
        { label: columns.likely, share: 0.22 },
        { label: columns.cost, share: 0.16 },
        { label: columns.payback, share: 0.14 },
      ]}
      rows={rows.map(({ id, letter, name, net, likely, cost, payback, assumed }) => ({
        id,
        cells: [
          [
            { text: `${letter}  ${name}`, style: styles.name },
            ...(assumed ? [{ text: assumed, style: text.small }] : []),
          ],
          [{ text: net, style: text.small }],
          [{ text: likely, style: text.small }],
          [{ text: cost, style: text.small }],
          [{ text: payback, style: text.small }],
        ],
      }))}
    />
  )
}

const styles = StyleSheet.create({
  line: { ...text.body, marginBottom: 6 },
  small: { ...text.small, marginBottom: 6 },
  axis: { ...text.small, textAlign: 'right', marginBottom: 6 },
  name: { ...text.small, color: colours.ink },
})
