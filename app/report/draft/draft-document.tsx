import { Document, Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { bookmark } from '../parts/bookmark.ts'
import { SectionTitle } from '../parts/headings.tsx'
import { WrittenSection } from '../parts/written-section.tsx'
import { tagged } from '../tagging/tag.ts'
import { colours, contentWidth, type Paper, page, paperSizes, text } from '../theme.ts'
import type { DraftModel, DraftSection } from './draft-model.ts'

const AUTHOR = 'Preflight'

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
        <Text style={text.headline} {...tagged('H1')}>
          {model.title}
        </Text>
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
  const { title, about, source } = section
  return (
    <View style={styles.section}>
      <SectionTitle title={title} intro={source ? `${about} (${source})` : about} />
      <WrittenSection section={section} width={width} />
    </View>
  )
}

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
  closing: { ...text.small, marginTop: 24, maxWidth: 420 },
  number: { ...text.label, position: 'absolute', bottom: page.foot, right: page.side },
})
