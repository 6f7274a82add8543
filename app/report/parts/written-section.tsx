import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { ProcessChart } from '#app/charts/pdf/process-chart.tsx'
import type { DraftEntry, DraftLine, DraftSection } from '../draft/draft-model.ts'
import { tagged } from '../tagging/tag.ts'
import { colours, fonts, text } from '../theme.ts'
import { Table } from './table.tsx'

/** An entry with more text than this may be broken over two pages. */
const LONG_ENTRY = 900

/** What a written section says under its title: its picture, its entries, its table. */
export function WrittenSection({ section, width }: { section: DraftSection; width: number }) {
  const { entries, picture, table } = section
  return (
    <>
      {picture ? (
        <View style={styles.picture} wrap={false} {...tagged('Figure', { alt: inWords(section) })}>
          <ProcessChart picture={picture} width={width} family={fonts.sans} />
        </View>
      ) : null}
      {entries.map((entry) => (
        <Entry key={entry.name} entry={entry} />
      ))}
      {table ? <WrittenTable table={table} /> : null}
    </>
  )
}

type Written = { table: NonNullable<DraftSection['table']> }

/** A table of a few short figures a row is as wide as they need; a long one stands in two halves side by side. */
function WrittenTable({ table: { columns, rows } }: Written) {
  const all = rows.map((cells, index) => ({ id: `${index}`, cells }))
  const isNarrow = columns.length <= NARROW.columns && rows.flat().every(({ length }) => length <= NARROW.letters)
  if (!isNarrow)
    return (
      <View>
        <Table columns={columns} rows={all} />
      </View>
    )
  const half = Math.ceil(all.length / 2)
  const isHalved = all.length > HALVED.from && all.length <= HALVED.to
  const parts = isHalved ? [all.slice(0, half), all.slice(half)] : [all]
  return (
    <View style={styles.halves} wrap={!isHalved}>
      {parts.map((part) => (
        <View key={part[0]?.id} style={styles.half}>
          <Table columns={columns} rows={part} />
        </View>
      ))}
    </View>
  )
}

const NARROW = { columns: 2, letters: 24 }
/** Rows; half as many stand on a page whatever stands above them. */
const HALVED = { from: 12, to: 40 }

/** What a picture shows, for somebody who does not see it: what is said of it beside it; its figures stand in the table below. */
function inWords({ title, entries }: DraftSection): string {
  return [title, ...entries.flatMap(({ lines }) => lines.map((line) => line.text))].join('. ').replaceAll('..', '.')
}

function Entry({ entry: { name, source, lines } }: { entry: DraftEntry }) {
  const length = lines.reduce((sum, line) => sum + line.text.length, name.length)
  return (
    <View style={styles.entry} wrap={length > LONG_ENTRY}>
      <Text style={text.minor}>{name}</Text>
      {lines.map(({ kind, text: words }) => (
        <Text key={`${kind} ${words}`} style={LINES[kind]}>
          {words}
        </Text>
      ))}
      {source ? <Text style={text.label}>{source}</Text> : null}
    </View>
  )
}

const marked = { ...text.body, borderLeftWidth: 2, paddingLeft: 8, marginTop: 3 } as const

const LINES = StyleSheet.create({
  said: { ...text.body, marginTop: 2 },
  open: { ...marked, borderLeftColor: colours.nearly, color: colours.nearly },
  todo: { ...marked, borderLeftColor: colours.notyet, color: colours.notyet },
  note: { ...text.body, marginTop: 2 },
} satisfies Record<DraftLine['kind'], object>)

const styles = StyleSheet.create({
  picture: { marginBottom: 12 },
  halves: { flexDirection: 'row', columnGap: 24 },
  half: { width: 226 },
  entry: { marginBottom: 12, maxWidth: 440 },
})
