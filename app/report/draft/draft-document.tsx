import { Document, Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { ProcessChart } from '#app/charts/pdf/process-chart.tsx'
import { bookmark } from '../parts/bookmark.ts'
import { SectionTitle } from '../parts/headings.tsx'
import { Table } from '../parts/table.tsx'
import { colours, contentWidth, fonts, type Paper, page, paperSizes, text } from '../theme.ts'
import type { DraftEntry, DraftLine, DraftModel, DraftSection } from './draft-model.ts'

const AUTHOR = 'Preflight'
/** An entry with more text than this may be broken over two pages. */
const LONG_ENTRY = 900
/** The head of a table never stands alone at the foot of a page. */
const HEAD_AND_ROWS = 90

/** A draft as PDF. Its date comes from the model, so that the same model gives the same bytes. */
export function DraftDocument({ model, paper }: { model: DraftModel; paper: Paper }) {
  const madeAt = new Date(`${model.madeOn}T00:00:00Z`)
  const { width, height } = paperSizes[paper]
  return (
    <Document
      title={`${model.company}: ${model.title}`}
      author={model.company}
      subject={model.subtitle}
      creator={AUTHOR}
      producer={AUTHOR}
      language={model.locale}
      creationDate={madeAt}
      modificationDate={madeAt}
      pageMode="useOutlines"
    >
      <Page
        size={[width, height]}
        style={styles.page}
        layout={(sheet) => <Sheet sheet={sheet} />}
        {...bookmark(model.title)}
      >
        <View style={styles.head} fixed>
          <Text style={styles.headCompany}>{model.company}</Text>
          <Text style={text.label}>{`\u00a0· ${model.title}`}</Text>
        </View>
        <Text style={text.headline}>{model.title}</Text>
        <Text style={styles.subtitle}>{model.subtitle}</Text>
        {model.intro.map((paragraph) => (
          <Text key={paragraph} style={styles.intro}>
            {paragraph}
          </Text>
        ))}
        {model.sections.map((section) => (
          <Section key={section.title} section={section} width={contentWidth(paper)} />
        ))}
        <Text style={styles.closing}>{model.closing}</Text>
      </Page>
    </Document>
  )
}

type SheetProps = { sheet: { children: ReactNode; pageNumber?: number; totalPages?: number } }

/** The content of one page and its number, once the number of pages is known. */
function Sheet({ sheet: { children, pageNumber, totalPages } }: SheetProps) {
  return (
    <>
      {children}
      {totalPages === undefined ? null : <Text style={styles.number}>{`${pageNumber} / ${totalPages}`}</Text>}
    </>
  )
}

function Section({ section, width }: { section: DraftSection; width: number }) {
  const { title, about, source, entries, picture, table } = section
  return (
    <View style={styles.section}>
      <SectionTitle title={title} intro={source ? `${about} (${source})` : about} />
      {picture ? (
        <View style={styles.picture} wrap={false}>
          <ProcessChart picture={picture} width={width} family={fonts.sans} />
        </View>
      ) : null}
      {entries.map((entry, index) => (
        <Entry key={entry.name} entry={entry} isBeforeTable={Boolean(table) && index === entries.length - 1} />
      ))}
      {table ? (
        <View>
          <Table columns={table.columns} rows={table.rows.map((cells, index) => ({ id: `${index}`, cells }))} />
        </View>
      ) : null}
    </View>
  )
}

type EntryProps = { entry: DraftEntry; isBeforeTable: boolean }

function Entry({ entry: { name, source, lines }, isBeforeTable }: EntryProps) {
  const length = lines.reduce((sum, line) => sum + line.text.length, name.length)
  return (
    <View style={styles.entry} wrap={length > LONG_ENTRY} {...(isBeforeTable && { minPresenceAhead: HEAD_AND_ROWS })}>
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
  page: {
    paddingTop: page.top,
    paddingBottom: page.bottom,
    paddingHorizontal: page.side,
    backgroundColor: colours.paper,
  },
  head: {
    position: 'absolute',
    top: page.head,
    left: page.side,
    right: page.side,
    flexDirection: 'row',
    borderBottomWidth: 0.5,
    borderBottomColor: colours.hair,
    paddingBottom: 8,
  },
  headCompany: { ...text.label, maxLines: 1, textOverflow: 'ellipsis', flexShrink: 1, maxWidth: '48%' },
  subtitle: { ...text.lead, color: colours.soft, marginTop: 6, marginBottom: 14 },
  intro: { ...text.body, maxWidth: 420, marginBottom: 6 },
  section: { marginTop: 22 },
  picture: { marginBottom: 12 },
  entry: { marginBottom: 12, maxWidth: 440 },
  closing: { ...text.small, marginTop: 24, maxWidth: 420 },
  number: { ...text.label, position: 'absolute', bottom: page.foot, right: page.side },
})
