import { Document, Link, Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import { bookmark } from '../parts/bookmark.ts'
import { VerdictMark } from '../parts/verdict-mark.tsx'
import { tagged } from '../tagging/tag.ts'
import { colours, page, text } from '../theme.ts'
import type { CheckSheet, SheetBlock, SheetLine } from './check-sheet.ts'

/** How much room a sheet leaves: `size` of the text in points, whether lines are cut to a sentence, and how many there are at most. */
export type Density = { size: number; isShort: boolean; lines: number }

/** The left column is wider than the right one by so much. */
export const MAIN_SHARE = 1.45
/** A longer name is set smaller, so that it stays on its line. */
const LONG_NAME = 45

type CheckDocumentProps = { sheet: CheckSheet; density: Density; onPages: (count: number) => void }

/** One page on one AI system: the verdict, what to do on the left, what else to know on the right. */
export function CheckDocument({ sheet, density, onPages }: CheckDocumentProps) {
  const madeAt = new Date(`${sheet.madeOn}T00:00:00Z`)
  return (
    <Document
      title={sheet.heading}
      author="Preflight"
      subject={sheet.verdict.sentence}
      creator="Preflight"
      producer="Preflight"
      language={sheet.locale}
      creationDate={madeAt}
      modificationDate={madeAt}
    >
      <Page size="A4" style={styles.page} {...bookmark(sheet.heading)}>
        <Text style={styles.brand}>Preflight</Text>
        <Text style={[styles.heading, { fontSize: sheet.heading.length > LONG_NAME ? 13 : 19 }]} {...tagged('H1')}>
          {sheet.heading}
        </Text>
        <Text style={styles.sub}>{sheet.subheading}</Text>
        <Verdict sheet={sheet} size={density.size} />
        <View style={styles.columns}>
          <Column
            blocks={sheet.main}
            density={density}
            left={sheet.left}
            share={sheet.side.length > 0 ? MAIN_SHARE : 1}
          />
          {sheet.side.length > 0 && <Column blocks={sheet.side} density={density} left={sheet.left} share={1} isSide />}
        </View>
        <View style={styles.notice}>
          <Text style={[styles.body, { fontSize: density.size }]}>
            <Text style={styles.strong}>{`${sheet.notice.title}. `}</Text>
            {sheet.notice.text}
          </Text>
        </View>
        <Text style={styles.foot}>
          {`${sheet.foot} `}
          <Link src={sheet.link.href} style={styles.link}>
            {sheet.link.text}
          </Link>
        </Text>
        <Text
          fixed
          style={styles.count}
          render={({ totalPages }) => {
            if (totalPages !== undefined) onPages(totalPages)
            return ''
          }}
        />
      </Page>
    </Document>
  )
}

function Verdict({ sheet: { verdict }, size }: { sheet: CheckSheet; size: number }) {
  return (
    <View style={styles.verdict}>
      <VerdictMark tone={verdict.tone} label={verdict.word} />
      <Text style={styles.sentence}>{verdict.sentence}</Text>
      {verdict.more.map((line) => (
        <Text key={line} style={[styles.body, { fontSize: size }]}>
          {line}
        </Text>
      ))}
    </View>
  )
}

type ColumnProps = { blocks: readonly SheetBlock[]; density: Density; left: string; share: number; isSide?: boolean }

function Column({ blocks, density, left, share, isSide = false }: ColumnProps) {
  return (
    <View style={[styles.column, { flexGrow: share }, isSide ? styles.side : {}]}>
      {blocks.map((block) => (
        <Block key={block.title} block={block} density={density} left={left} />
      ))}
    </View>
  )
}

function Block({
  block: { title, lead, lines },
  density,
  left,
}: {
  block: SheetBlock
  density: Density
  left: string
}) {
  const { size, isShort, lines: most } = density
  const missing = lines.length - most
  return (
    <View style={{ marginBottom: size * 0.9 }}>
      <Text style={[styles.title, { fontSize: size + 1 }]} {...tagged('H2')}>
        {title}
      </Text>
      {lead !== '' && <Text style={[styles.body, styles.item, { fontSize: size }]}>{lead}</Text>}
      {lines.slice(0, most).map((line) => (
        <Item key={line.text} line={line} size={size} isShort={isShort} />
      ))}
      {missing > 0 && (
        <Text style={[styles.body, styles.place, { fontSize: size }]}>{left.replace('{count}', String(missing))}</Text>
      )}
    </View>
  )
}

function Item({ line, size, isShort }: { line: SheetLine; size: number; isShort: boolean }) {
  return (
    <Text style={[styles.body, styles.item, { fontSize: size }]} {...tagged('LI')}>
      {isShort ? line.short : line.text}
      {line.place !== '' && <Text style={styles.place}>{`  ${line.place}`}</Text>}
    </Text>
  )
}

const styles = StyleSheet.create({
  page: { paddingTop: 36, paddingBottom: 50, paddingHorizontal: 46, backgroundColor: colours.paper },
  brand: { ...text.label, fontFamily: text.heading.fontFamily, fontWeight: 600, color: colours.accent },
  heading: { ...text.headline, maxLines: 1, textOverflow: 'ellipsis' },
  sub: { ...text.small, marginBottom: 8 },
  verdict: {
    paddingVertical: 8,
    borderTopWidth: 0.5,
    borderBottomWidth: 0.5,
    borderColor: colours.hair,
    marginBottom: 9,
  },
  sentence: { ...text.heading, marginTop: 3, marginBottom: 2 },
  columns: { flexDirection: 'row', flexGrow: 1 },
  column: { flexBasis: 0, flexShrink: 1 },
  side: { marginLeft: 20 },
  title: { ...text.minor, marginBottom: 2 },
  body: { ...text.body, lineHeight: 1.32 },
  item: { marginBottom: 2 },
  place: { color: colours.faint },
  strong: { fontWeight: 600 },
  notice: { borderTopWidth: 0.5, borderColor: colours.hair, paddingTop: 6 },
  foot: { ...text.label, position: 'absolute', bottom: page.foot - 8, left: 46, right: 46 },
  link: { color: colours.accent },
  count: { position: 'absolute', bottom: 0, fontSize: 1 },
})
