import { Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import type { ReportModel } from '../model/report-model.ts'
import { colours, type Paper, page, paperSizes, text } from '../theme.ts'
import { bookmark } from './bookmark.ts'

export type PageContext = { model: ReportModel; paper: Paper; accent: string }

type ReportPageProps = {
  context: PageContext
  /** Entry of the outline; without one the page continues the last. */
  title?: string
  orientation?: 'portrait' | 'landscape'
  children: ReactNode
}

/** A page that flows on: running head with the client's name, foot with page n / m. */
export function ReportPage({ context, title, orientation = 'portrait', children }: ReportPageProps) {
  const { width, height } = paperSizes[context.paper]
  const size: [number, number] = orientation === 'portrait' ? [width, height] : [height, width]
  return (
    <Page
      size={size}
      style={styles.page}
      layout={(sheet) => <Sheet model={context.model} sheet={sheet} />}
      {...(title ? bookmark(title) : {})}
    >
      {children}
    </Page>
  )
}

type SheetProps = {
  model: ReportModel
  sheet: { children: ReactNode; pageNumber?: number; totalPages?: number }
}

/** What stands around the content of every page. */
function Sheet({ model: { cover, labels }, sheet }: SheetProps) {
  return (
    <>
      <View style={styles.head}>
        <Text style={styles.headCompany}>{cover.company}</Text>
        <Text style={styles.headTitle}>{`\u00a0· ${labels.running}`}</Text>
        <Text style={styles.headConsultancy}>{cover.brand.consultancy ?? ''}</Text>
      </View>
      <View style={styles.content}>{sheet.children}</View>
      <View style={styles.foot}>
        <Text style={styles.footText}>{cover.confidential}</Text>
        <Text style={styles.footText}>
          {sheet.pageNumber} / {sheet.totalPages}
        </Text>
      </View>
    </>
  )
}

const styles = StyleSheet.create({
  page: {
    paddingTop: page.head,
    paddingBottom: page.foot,
    paddingHorizontal: page.side,
    backgroundColor: colours.paper,
  },
  head: {
    flexDirection: 'row',
    borderBottomWidth: 0.5,
    borderBottomColor: colours.hair,
    paddingBottom: 8,
    marginBottom: 32,
  },
  content: { flexGrow: 1 },
  headCompany: { ...text.label, maxLines: 1, textOverflow: 'ellipsis', flexShrink: 1, maxWidth: '48%' },
  headTitle: { ...text.label, flexGrow: 1 },
  headConsultancy: { ...text.label, maxLines: 1, textOverflow: 'ellipsis', maxWidth: '38%', textAlign: 'right' },
  foot: { flexDirection: 'row', justifyContent: 'space-between', marginTop: 16 },
  footText: text.label,
})
